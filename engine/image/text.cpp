#include "image/text.h"

#include <algorithm>
#include <memory>

#include <pango/pangocairo.h>

#include "image/blend.h"

namespace premise {

namespace {

    struct ReleaseLayout {
        void operator()(PangoLayout* layout) const { g_object_unref(layout); }
        void operator()(PangoContext* context) const { g_object_unref(context); }
        void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
        void operator()(cairo_font_options_t* options) const
        {
            cairo_font_options_destroy(options);
        }
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
        void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
        void operator()(char* text) const { g_free(text); }
    };
    template <class T> using Owned = std::unique_ptr<T, ReleaseLayout>;

    Owned<PangoLayout> layoutOf(const std::string& text, const TextStyle& style, int maxWidth)
    {
        // The default map is one for each thread and keeps its fonts, so only the first text is slow.
        const Owned<PangoContext> context(
            pango_font_map_create_context(pango_cairo_font_map_get_default()));
        const Owned<cairo_font_options_t> options(cairo_font_options_create());
        cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options.get());

        const Owned<PangoFontDescription> font(pango_font_description_new());
        pango_font_description_set_family(font.get(), "Inter, sans-serif");
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(),
                                          style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

        Owned<PangoLayout> layout(pango_layout_new(context.get()));
        pango_layout_set_font_description(layout.get(), font.get());
        const Owned<char> valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
        pango_layout_set_text(layout.get(), valid.get(), -1);
        if (maxWidth > 0) {
            pango_layout_set_width(layout.get(), std::min(maxWidth, 1 << 20) * PANGO_SCALE);
            pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        }
        return layout;
    }

    /// What the ink covers, from the layout's top left; letters may lean out of their box.
    PangoRectangle inkOf(PangoLayout* layout)
    {
        PangoRectangle ink{};
        pango_layout_get_pixel_extents(layout, &ink, nullptr);
        // A pixel of margin for edges that pixel extents round away.
        return {ink.x - 1, ink.y - 1, ink.width + 2, ink.height + 2};
    }

}

TextSize textSize(const std::string& text, const TextStyle& style)
{
    const Owned<PangoLayout> layout = layoutOf(text, style, 0);
    TextSize size;
    pango_layout_get_pixel_size(layout.get(), &size.width, &size.height);
    return size;
}

void drawText(Image8& image, int x, int y, const std::string& text, const TextStyle& style,
              int maxWidth)
{
    const Owned<PangoLayout> layout = layoutOf(text, style, maxWidth);
    const PangoRectangle ink = inkOf(layout.get());
    const PixelRange across = clipped(x + ink.x, ink.width, image.width);
    const PixelRange down = clipped(y + ink.y, ink.height, image.height);
    if (across.first >= across.end || down.first >= down.end) {
        return;
    }
    // Coverage alone, without colour: nothing is premultiplied, so nothing needs dividing out.
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(
        CAIRO_FORMAT_A8, across.end - across.first, down.end - down.first));
    {
        const Owned<cairo_t> cairo(cairo_create(surface.get()));
        cairo_translate(cairo.get(), x - across.first, y - down.first);
        pango_cairo_show_layout(cairo.get(), layout.get());
    }
    cairo_surface_flush(surface.get());
    const unsigned char* const coverage = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    if (coverage == nullptr) {
        return; // out of memory for a strip of text: the picture matters more
    }
    for (int row = down.first; row < down.end; ++row) {
        const unsigned char* const line = coverage + std::ptrdiff_t(row - down.first) * stride;
        for (int column = across.first; column < across.end; ++column) {
            blend(pixelAt(image, column, row), {style.red, style.green, style.blue},
                  line[column - across.first]);
        }
    }
}

}
