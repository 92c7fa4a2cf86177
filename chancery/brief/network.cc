// The picture of who deals with whom: a ring, so that the same events always give the same picture
// and every name has room outside it.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "chancery/brief/brief.h"
#include "chancery/text/utf8.h"
#include "chancery/text/xml.h"

namespace chancery {
namespace {

constexpr int kWidth = 720;
constexpr int kHeight = 300;
constexpr double kCentreX = kWidth / 2.0;
constexpr double kCentreY = 150;
constexpr double kRadiusX = 170;
constexpr double kRadiusY = 120;
constexpr std::size_t kLongestName = 30;  // code points

std::string decimal(double value) {
  const auto tenths = static_cast<long>(std::lround(value * 10));
  const std::string whole = (tenths < 0 ? "-" : "") + std::to_string(std::labs(tenths) / 10);
  return tenths % 10 == 0 ? whole : whole + "." + std::to_string(std::labs(tenths) % 10);
}

// The order along the ring: each party is followed by the one, of those left, that shares most
// events with it; ties go to the more active.
std::vector<std::size_t> ring_of(const Network& network) {
  const std::size_t n = network.nodes.size();
  std::vector<std::vector<std::size_t>> shared(n, std::vector<std::size_t>(n, 0));
  for (const NetworkEdge& edge : network.edges) {
    shared[edge.a][edge.b] = shared[edge.b][edge.a] = edge.tally.n;
  }
  std::vector<std::size_t> order = {0};
  std::vector<bool> placed(n, false);
  placed[0] = true;
  while (order.size() < n) {
    std::size_t next = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (placed[i]) continue;
      if (next == n || shared[order.back()][i] > shared[order.back()][next]) next = i;
    }
    placed[next] = true;
    order.push_back(next);
  }
  return order;
}

struct Point {
  double x = 0;
  double y = 0;
  double angle = 0;
};

std::vector<Point> points_of(const Network& network) {
  const std::vector<std::size_t> order = ring_of(network);
  std::vector<Point> points(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    // Half a step off the vertical: no name stands right above or below another.
    const double angle =
        2 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(order.size());
    points[order[i]] = {kCentreX + kRadiusX * std::sin(angle),
                        kCentreY - kRadiusY * std::cos(angle), angle};
  }
  return points;
}

std::string shortened(const std::string& name) {
  const CodePointIndex index(name);
  return index.size() <= kLongestName ? name : name.substr(0, index.bytes(kLongestName - 1)) + "…";
}

std::string edge_svg(const NetworkEdge& edge, const std::vector<Point>& points) {
  const bool conflict = edge.tally.conflict() > edge.tally.cooperation();
  const double width = std::min(6.0, 0.6 + static_cast<double>(edge.tally.n) * 0.7);
  return "<line class=\"" + std::string(conflict ? "against" : "with") + "\" x1=\"" +
         decimal(points[edge.a].x) + "\" y1=\"" + decimal(points[edge.a].y) + "\" x2=\"" +
         decimal(points[edge.b].x) + "\" y2=\"" + decimal(points[edge.b].y) + "\" stroke-width=\"" +
         decimal(width) + "\"/>";
}

std::string node_svg(const NetworkNode& node, const Point& point, std::size_t most) {
  const double size =
      3 + 6 * std::sqrt(static_cast<double>(node.tally.n) / static_cast<double>(most));
  const bool right = std::sin(point.angle) >= 0;
  const double label = point.x + (right ? size + 5 : -size - 5);
  return "<circle class=\"done\" cx=\"" + decimal(point.x) + "\" cy=\"" + decimal(point.y) +
         "\" r=\"" + decimal(size) + "\"/><text x=\"" + decimal(label) + "\" y=\"" +
         decimal(point.y + 4 - 6 * std::cos(point.angle)) + "\" text-anchor=\"" +
         (right ? "start" : "end") + "\">" + xml_text(shortened(node.party.name)) + "</text>";
}

}  // namespace

std::string network_svg(const Network& network, const Messages& words) {
  if (network.nodes.size() < 3 || network.edges.empty()) return "";
  const std::vector<Point> points = points_of(network);
  std::size_t most = 1;
  for (const NetworkNode& node : network.nodes) most = std::max(most, node.tally.n);
  std::string out = "<figure><svg viewBox=\"0 0 " + std::to_string(kWidth) + " " +
                    std::to_string(kHeight) + "\" role=\"img\" aria-label=\"" +
                    xml_text(words.text("network")) + "\">";
  for (const NetworkEdge& edge : network.edges) out += edge_svg(edge, points);
  for (std::size_t i = 0; i < points.size(); ++i) {
    out += node_svg(network.nodes[i], points[i], most);
  }
  out += "</svg>\n<figcaption>" + xml_text(words.text("network")) + ". " +
         xml_text(words.text("network.legend"));
  if (network.total_nodes > network.nodes.size()) {
    out += " " + xml_text(words.text("network.part", {std::to_string(network.nodes.size()),
                                                      std::to_string(network.total_nodes)}));
  }
  return out + "</figcaption></figure>\n";
}

}  // namespace chancery
