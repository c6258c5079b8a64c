"""CLDR's names through ICU's C interface; no Python package needed."""
import ctypes
import ctypes.util
import re

_path = ctypes.util.find_library("icuuc")
if not _path:
    raise SystemExit("build_gazetteer: ICU: libicuuc not found; install libicu-dev")
_major = re.search(r"\.so\.(\d+)", _path).group(1)
_library = ctypes.CDLL(_path)
_i18n = ctypes.CDLL(_path.replace("icuuc", "icui18n"))
_pointer, _error = ctypes.c_void_p, ctypes.c_int


def _function(name, result=None, *arguments, library=_library):
    function = getattr(library, f"{name}_{_major}")
    function.restype, function.argtypes = result, arguments
    return function


_display_country = _function("uloc_getDisplayCountry", ctypes.c_int32, ctypes.c_char_p, ctypes.c_char_p, _pointer,
                             ctypes.c_int32, ctypes.POINTER(_error))
_region_of_number = _function("uregion_getRegionFromNumericCode", _pointer, ctypes.c_int32, ctypes.POINTER(_error),
                              library=_i18n)
_region_code = _function("uregion_getRegionCode", ctypes.c_char_p, _pointer, library=_i18n)
_iso_countries = _function("uloc_getISOCountries", ctypes.POINTER(ctypes.c_char_p))
_open = _function("ures_open", _pointer, ctypes.c_char_p, ctypes.c_char_p, ctypes.POINTER(_error))
_by_key = _function("ures_getByKey", _pointer, _pointer, ctypes.c_char_p, _pointer, ctypes.POINTER(_error))
_has_next = _function("ures_hasNext", ctypes.c_int8, _pointer)
_next = _function("ures_getNextResource", _pointer, _pointer, _pointer, ctypes.POINTER(_error))
_key = _function("ures_getKey", ctypes.c_char_p, _pointer)
_string = _function("ures_getStringByKey", _pointer, _pointer, ctypes.c_char_p, ctypes.POINTER(ctypes.c_int32),
                    ctypes.POINTER(_error))
_close = _function("ures_close", None, _pointer)

NOT_IN_ISO = ["XK"]  # Kosovo: user-assigned, in CLDR and GeoNames, and in the lists of some versions of ICU


def version():
    numbers = (ctypes.c_uint8 * 4)()
    _function("u_getVersion", None, _pointer)(numbers)
    return f"{numbers[0]}.{numbers[1]}"


def country_codes():
    codes = []
    for code in _iso_countries():
        if code is None:
            return sorted({*codes, *NOT_IN_ISO})
        codes.append(code.decode())


def country(code, language):
    """CLDR's name of a country, or nothing where it has none in that language."""
    buffer, error = (ctypes.c_uint16 * 256)(), _error(0)
    length = _display_country(("und_" + code).encode(), language.encode(), buffer, 256, ctypes.byref(error))
    return bytes(buffer)[:2 * length].decode("utf-16-le") if error.value == 0 else ""


def country_of_number(number):
    """The ISO 3166 code in letters of one in digits."""
    error = _error(0)
    region = _region_of_number(number, ctypes.byref(error))
    return _region_code(region).decode() if region else ""


def exemplar_cities(language):
    """Time zone id -> the name of the city it is called after."""
    error, cities = _error(0), {}
    bundle = _open(f"icudt{_major}l-zone".encode(), language.encode(), ctypes.byref(error))
    zones = _by_key(bundle, b"zoneStrings", None, ctypes.byref(error))
    if error.value > 0:
        raise SystemExit(f"build_gazetteer: ICU: names of time zones in {language}: error {error.value}")
    while _has_next(zones):
        zone = _next(zones, None, ctypes.byref(error))
        length, missing = ctypes.c_int32(0), _error(0)
        text = _string(zone, b"ec", ctypes.byref(length), ctypes.byref(missing))
        if missing.value <= 0:
            cities[_key(zone).decode().replace(":", "/")] = ctypes.string_at(text, 2 * length.value).decode("utf-16-le")
        _close(zone)
    _close(zones)
    _close(bundle)
    return cities
