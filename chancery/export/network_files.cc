#include "chancery/export/network_files.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "chancery/base/strings.h"
#include "chancery/text/xml.h"

namespace chancery {
namespace {

std::string number(double value) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.2f", std::round(value * 100) / 100 + 0.0);
  return buffer.data();
}

std::string sectors_of(const Party& party) {
  std::vector<std::string> names;
  for (Sector sector : party.sectors) names.emplace_back(to_string(sector));
  return join(names, ";");
}

std::string country_of(const Party& party) { return party.country ? party.country->str() : ""; }

struct Field {
  const char* id;
  const char* name;
  const char* gexf;
  const char* graphml;
};
constexpr std::array<Field, 3> kNodeFields = {{{"country", "country", "string", "string"},
                                               {"sectors", "sectors", "string", "string"},
                                               {"events", "n_events", "integer", "int"}}};
constexpr std::array<Field, 4> kEdgeFields = {{{"n", "n_events", "integer", "int"},
                                               {"score", "score", "double", "double"},
                                               {"cooperation", "cooperation", "integer", "int"},
                                               {"conflict", "conflict", "integer", "int"}}};

std::array<std::string, 3> values_of(const NetworkNode& node) {
  return {country_of(node.party), sectors_of(node.party), std::to_string(node.tally.n)};
}

std::array<std::string, 4> values_of(const NetworkEdge& edge) {
  return {std::to_string(edge.tally.n), number(edge.tally.score()),
          std::to_string(edge.tally.cooperation()), std::to_string(edge.tally.conflict())};
}

template <typename Fields, typename Values>
std::string gexf_values(const Fields& fields, const Values& values) {
  std::string out = "<attvalues>";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (values[i].empty()) continue;
    out += std::string("<attvalue for=\"") + fields[i].id + "\" value=\"" + xml_text(values[i]) +
           "\"/>";
  }
  return out + "</attvalues>";
}

template <typename Fields>
std::string gexf_fields(const char* of, const Fields& fields) {
  std::string out = std::string("<attributes class=\"") + of + "\">\n";
  for (const Field& field : fields) {
    out += std::string("<attribute id=\"") + field.id + "\" title=\"" + field.name + "\" type=\"" +
           field.gexf + "\"/>\n";
  }
  return out + "</attributes>\n";
}

template <typename Fields>
std::string graphml_fields(const char* of, const Fields& fields) {
  std::string out;
  for (const Field& field : fields) {
    out += std::string("<key id=\"") + of + "_" + field.id + "\" for=\"" + of + "\" attr.name=\"" +
           field.name + "\" attr.type=\"" + field.graphml + "\"/>\n";
  }
  return out;
}

template <typename Fields, typename Values>
std::string graphml_values(const char* of, const Fields& fields, const Values& values) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (values[i].empty()) continue;
    out += std::string("<data key=\"") + of + "_" + fields[i].id + "\">" + xml_text(values[i]) +
           "</data>";
  }
  return out;
}

}  // namespace

std::string gexf_of(const Network& network) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
      "<meta><creator>Chancery</creator></meta>\n<graph defaultedgetype=\"undirected\">\n";
  out += gexf_fields("node", kNodeFields) + gexf_fields("edge", kEdgeFields) + "<nodes>\n";
  for (const NetworkNode& node : network.nodes) {
    out += "<node id=\"" + xml_text(node.party.id) + "\" label=\"" + xml_text(node.party.name) +
           "\">" + gexf_values(kNodeFields, values_of(node)) + "</node>\n";
  }
  out += "</nodes>\n<edges>\n";
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    const NetworkEdge& edge = network.edges[i];
    out += "<edge id=\"" + std::to_string(i) + "\" source=\"" +
           xml_text(network.nodes[edge.a].party.id) + "\" target=\"" +
           xml_text(network.nodes[edge.b].party.id) + "\" weight=\"" +
           std::to_string(edge.tally.n) + "\">" + gexf_values(kEdgeFields, values_of(edge)) +
           "</edge>\n";
  }
  return out + "</edges>\n</graph>\n</gexf>\n";
}

std::string graphml_of(const Network& network) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
      "<key id=\"node_name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>\n";
  out += graphml_fields("node", kNodeFields) + graphml_fields("edge", kEdgeFields) +
         "<graph edgedefault=\"undirected\">\n";
  for (const NetworkNode& node : network.nodes) {
    out += "<node id=\"" + xml_text(node.party.id) + "\"><data key=\"node_name\">" +
           xml_text(node.party.name) + "</data>" +
           graphml_values("node", kNodeFields, values_of(node)) + "</node>\n";
  }
  for (const NetworkEdge& edge : network.edges) {
    out += "<edge source=\"" + xml_text(network.nodes[edge.a].party.id) + "\" target=\"" +
           xml_text(network.nodes[edge.b].party.id) + "\">" +
           graphml_values("edge", kEdgeFields, values_of(edge)) + "</edge>\n";
  }
  return out + "</graph>\n</graphml>\n";
}

}  // namespace chancery
