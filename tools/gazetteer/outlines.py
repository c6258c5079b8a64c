"""Countries and land of Natural Earth (public domain), from the TopoJSON of the npm package world-atlas."""
import json
import math
import subprocess
from pathlib import Path

from gazetteer import icu

NPM_PACKAGE = "world-atlas@2.0.2"
WITHOUT_NUMBER = {"Kosovo": "XK"}


def fetch(folder):
    """Unpacks the package into a folder below `folder` unless it is there; returns the path of the outlines."""
    atlas = folder / "world-atlas"
    if not atlas.exists():
        archive = folder / (NPM_PACKAGE.replace("@", "-") + ".tgz")
        subprocess.run(["npm", "pack", "--silent", NPM_PACKAGE], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        atlas.mkdir()
        subprocess.run(["tar", "-xzf", archive, "-C", atlas, "--strip-components=1"], check=True)
    return atlas / "countries-50m.json"


class Atlas:
    """Points are (longitude, latitude) in degrees."""

    def __init__(self, path):
        topology = json.loads(Path(path).read_text(encoding="utf-8"))
        (self._scale_x, self._scale_y) = topology["transform"]["scale"]
        (self._left, self._bottom) = topology["transform"]["translate"]
        self.arcs = [self._points(arc) for arc in topology["arcs"]]
        self._objects = topology["objects"]

    def _points(self, arc):
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * self._scale_x + self._left, y * self._scale_y + self._bottom))
        return points

    def land(self):
        """The rings of all land, each a list of numbers of arcs (~n: arc n from its end)."""
        return [ring for geometry in self._objects["land"]["geometries"] for ring in _rings(geometry)]

    def borders(self):
        """The numbers of the arcs that two countries share."""
        users = {}
        for number, country in enumerate(self._objects["countries"]["geometries"]):
            for ring in _rings(country):
                for arc in ring:
                    users.setdefault(arc if arc >= 0 else ~arc, set()).add(number)
        return sorted(arc for arc, countries in users.items() if len(countries) > 1)

    def ring_points(self, ring):
        """The points of a ring, the first again at the end."""
        points = []
        for arc in ring:
            piece = self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]
            points.extend(piece[1:] if points else piece)
        return points

    def middles(self):
        """ISO code -> a point in the middle of the largest piece of the country; several areas may have one code."""
        largest = {}
        for country in self._objects["countries"]["geometries"]:
            name = country["properties"]["name"]
            code = icu.country_of_number(int(country["id"])) if "id" in country else WITHOUT_NUMBER.get(name, "")
            if code:
                largest[code] = max([largest.get(code, []), *map(self.ring_points, _rings(country))], key=area)
        return {code: middle(ring) for code, ring in largest.items()}


def _rings(geometry):
    if geometry["type"] == "Polygon":
        return geometry["arcs"]
    return [ring for polygon in geometry.get("arcs", []) for ring in polygon]


def area(ring):
    """In square degrees, whichever way round it goes."""
    return abs(sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:]))) / 2


def middle(ring):
    """The centroid, moved along its parallel into the country where it lies outside (of a crescent, say)."""
    x = y = total = 0
    for (a, b), (c, d) in zip(ring, ring[1:]):
        cross = a * d - c * b
        total += cross
        x += (a + c) * cross
        y += (b + d) * cross
    x, y = x / (3 * total), y / (3 * total)
    crossings = sorted(a + (y - b) / (d - b) * (c - a) for (a, b), (c, d) in zip(ring, ring[1:]) if (b > y) != (d > y))
    spans = list(zip(crossings[::2], crossings[1::2]))
    if not any(left <= x <= right for left, right in spans):
        left, right = max(spans, key=lambda span: span[1] - span[0])
        x = (left + right) / 2
    return x, y


def simplified(points, tolerance):
    """Douglas and Peucker: no point of the line is left out that is `tolerance` degrees from what stays. Both ends
    stay; of a closed line also the point that is farthest from them."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda i: math.dist(points[i], points[0]))
        return _between(points[:far + 1], tolerance)[:-1] + _between(points[far:], tolerance)
    return _between(points, tolerance)


def _between(points, tolerance):
    if len(points) < 3:
        return points
    (x, y), (u, v) = points[0], points[-1]
    length = math.hypot(u - x, v - y)

    def off(point):
        if length == 0:
            return math.dist(point, points[0])
        return abs((u - x) * (y - point[1]) - (x - point[0]) * (v - y)) / length

    far = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return _between(points[:far + 1], tolerance)[:-1] + _between(points[far:], tolerance)
