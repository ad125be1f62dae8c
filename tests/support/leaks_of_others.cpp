#ifdef PREMISE_SANITIZE

// Pango and fontconfig keep the fonts they have found for as long as the thread lives and are not
// asked to let go of them at the end. What they keep does not grow with the texts drawn. Assimp
// forgets some of what it has read where it gives a file up half way; the importer's process ends then.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions()
{
    return "leak:libfontconfig\nleak:libpango\nleak:libassimp\n";
}

#endif
