// The network of actors for Gephi, Cytoscape, igraph and NetworkX: GEXF 1.3 and GraphML.
#pragma once

#include <string>

#include "chancery/query/tallies.h"

namespace chancery {

// Undirected; an edge weighs as many events as its two parties share.
std::string gexf_of(const Network& network);
std::string graphml_of(const Network& network);

}  // namespace chancery
