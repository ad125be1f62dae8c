#pragma once

#include "base/result.h"
#include "project/project.h"

namespace premise {

/// What a row must keep to among the others: names that are there, a number of its own, frames in
/// order. Fails with a sentence.
[[nodiscard]] Result<void> keepsRules(const Project& project, const Asset& asset);
[[nodiscard]] Result<void> keepsRules(const Project& project, const SetPiece& piece);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Room& room);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Prop& prop);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Mark& mark);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Cast& cast);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Light& light);
[[nodiscard]] Result<void> keepsRules(const Project& project, const CameraSetup& camera);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Shot& shot);
[[nodiscard]] Result<void> keepsRules(const Project& project, const CutClip& clip);
[[nodiscard]] Result<void> keepsRules(const Project& project, const Sound& sound);
[[nodiscard]] Result<void> keepsRules(const Project& project, const SoundClip& clip);
[[nodiscard]] Result<void> keepsRules(const Settings& settings);

/// Titles of the rows that name this one: "shot 010", "the cut"; each once.
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Asset> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<SetPiece> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Room> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Prop> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Mark> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Cast> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Light> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<CameraSetup> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Shot> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<Sound> id);
[[nodiscard]] std::vector<std::string> namersOf(const Project& project, Id<SoundClip> id);

}
