// Scene graphs that are no trees, and trees that are too deep or too wide.

#include "malformed/broken/broken_model.h"
#include "malformed/broken/bytes.h"

namespace premise::test {

namespace {

    /// The triangle's nodes in place of its one; the first is the root and the last has the mesh.
    void addNodes(BrokenSet& set, const std::string& name, const std::vector<Json>& nodes,
                  Expected expected, bool bomb = false)
    {
        Json json = triangleGltf();
        json["nodes"] = nodes;
        json["nodes"].back()["mesh"] = 0;
        set.add("graph/" + name, name + ".gltf", json.dump(), expected, bomb);
    }

    std::vector<Json> chain(std::size_t length)
    {
        std::vector<Json> nodes(length, Json::object());
        for (std::size_t i = 0; i + 1 < length; ++i) {
            nodes[i]["children"] = {i + 1};
        }
        return nodes;
    }

}

void addBrokenGraphs(BrokenSet& set)
{
    addNodes(set, "own_child", {{{"children", {0}}}}, Expected::refusedOrReported);
    addNodes(set, "ring_of_three", {{{"children", {1}}}, {{"children", {2}}}, {{"children", {0}}}},
             Expected::refusedOrReported);
    addNodes(set, "two_parents", {{{"children", {1, 2}}}, {{"children", {2}}}, Json::object()},
             Expected::refusedOrReported);

    // Forty nodes, each twice the child of the one before: 2^40 places where it is not a tree.
    std::vector<Json> doubling(41, Json::object());
    for (std::size_t i = 0; i < 40; ++i) {
        doubling[i]["children"] = {i + 1, i + 1};
    }
    addNodes(set, "doubling", doubling, Expected::refusedOrReported, true);

    addNodes(set, "chain_of_500", chain(500), Expected::loads);
    addNodes(set, "chain_of_20000", chain(20'000), Expected::atLimit);

    Json wide = triangleGltf();
    std::string text = wide.dump();
    text.replace(text.find(R"({"name":"corner","mesh":0})"), 26,
                 R"({"name":"corner","mesh":0})" + times(1'000'000, ",{}"));
    set.add("graph/a_million_nodes", "a_million_nodes.gltf", text, Expected::anything);

    for (const auto& [name, open, close] :
         {std::tuple("arrays", "[", "]"), {"objects", "{\"a\":", "}"}}) {
        const std::string extras = times(200'000, open) + "0" + times(200'000, close);
        std::string deep = triangleGltf().dump();
        deep.replace(deep.find("\"asset\""), 7, "\"extras\":" + extras + ",\"asset\"");
        set.add(std::string("graph/json_of_deep_") + name, std::string("deep_") + name + ".gltf",
                deep, Expected::refusedOrAtLimit);
    }

    Json skin = triangleGltf();
    skin["skins"] = {{{"joints", {0, 99}}}};
    skin["nodes"][0]["skin"] = 0;
    set.add("graph/joint_of_no_node", "joint_of_no_node.gltf", skin.dump(),
            Expected::refusedOrReported);
    skin["skins"][0]["joints"] = Json::array();
    set.add("graph/skin_of_no_joints", "skin_of_no_joints.gltf", skin.dump(),
            Expected::refusedOrReported);
}

}
