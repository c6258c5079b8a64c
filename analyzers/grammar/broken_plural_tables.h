#pragma once

#include <array>
#include <string_view>

namespace fihris {

/// The letters of a singular and of its plural, in Buckwalter's transliteration; digits stand for radicals, a
/// digit twice for a radical written twice. A word's last letter is no radical if it is h, taa marbuta, or
/// the fourth and y, a nisba. After W. Wright, A Grammar of the Arabic Language, 3rd ed., vol. I, sections
/// 304-305.
struct PatternPair {
  std::string_view singular;
  std::string_view plural;
};

/// Pairs whose plural is hardly ever anything but a plural. The others, whose plural has the letters of
/// singulars, verbs and names as well (jabal, jibal, but Zayd, Ziyad; tariq, turuq, but Husayn, Hasan), are
/// in the list below, word by word.
inline constexpr std::array telling_patterns = std::to_array<PatternPair>({
    {"123", "A12A3"},      // hizb, ahzab
    {"12", "A12A2"},       // sirr, asrar
    {"1A3", "A1wA3"},      // bab, abwab
    {"1A3", "A1yA3"},      // nab, anyab
    {"A12", "A1A2"},       // athar, athar (a long)
    {"12A3", "A123h"},     // jihaz, ajhiza
    {"12y3", "A123h"},     // raghif, arghifa
    {"12w3", "A123h"},     // 'amud, a'mida
    {"12y2", "A12h"},      // dalil, adilla
    {"12A2", "A12h"},      // sinan, asinna
    {"12A'", "A12yh"},     // bina', abniya
    {"12y3", "123A'"},     // wazir, wuzara'
    {"1A23", "123A'"},     // sha'ir, shu'ara'
    {"12y3", "A123A'"},    // sadiq, asdiqa'
    {"12y2", "A12A'"},     // tabib, atibba'
    {"12y", "A12yA'"},     // nabi, anbiya'
    {"12y3h", "12A'3"},    // sahifa, saha'if
    {"12A3h", "12A'3"},    // risala, rasa'il
    {"12y3", "12A'3"},     // damir, dama'ir
    {"12yh", "12AyA"},     // qadiyya, qadaya
    {"1A2yh", "12AyA"},    // zawiya, zawaya
    {"1A23", "1wA23"},     // sahil, sawahil
    {"1A23h", "1wA23"},    // qa'ida, qawa'id
    {"1A2w3", "1wA2y3"},   // qanun, qawanin
    {"1A2y3", "1wA2y3"},   // tarikh, tawarikh
    {"1y2A3", "1wA2y3"},   // mizan, mawazin
    {"1234", "12A34"},     // maktab, makatib
    {"1234h", "12A34"},    // madrasa, madaris
    {"m12y", "m1A2y"},     // mabna, mabani
    {"1234y", "12A34"},    // ajnabi, ajanib
    {"123w4", "12A3y4"},   // mashru', mashari'
    {"123A4", "12A3y4"},   // miftah, mafatih
    {"123y4", "12A3y4"},   // taqrir, taqarir
    {"123w4h", "12A3y4"},  // urjuha, arajih
    {"123A'", "12A3y"},    // sahra', sahari
    {"A12yh", "A1A2y"},    // ughniya, aghani
});

/// A noun and its plural, folded, in Buckwalter's transliteration.
struct PluralPair {
  std::string_view singular;
  std::string_view plural;
};

/// Common plurals of patterns that names and singulars have as well, and those of no pattern. A plural of
/// this list has no other singulars; one with an empty singular looks like a plural and is none. In ASCII
/// order of the plural.
inline constexpr std::array known_plurals = std::to_array<PluralPair>({
    {"$An", "$'wn"},     {"$AEr", "$ErA'"},  {"$Eb", "$Ewb"},    {"$Ab", "$bAb"},     {"$Ab", "$bAn"},
    {"$hyd", "$hdA'"},   {"$Ahd", "$hwd"},   {"$hr", "$hwr"},    {"$jAE", "$jEAn"},   {"$kwy", "$kAwy"},
    {"$k", "$kwk"},      {"$qh", "$qq"},     {"$q", "$qwq"},     {"$rfh", "$rf"},     {"$rT", "$rwT"},
    {"$yx", "$ywx"},     {"*kr", "*kwr"},    {"$EAE", "A$Eh"},   {"$hr", "A$hr"},     {"$jrh", "A$jAr"},
    {"AmAm", "A'mh"},    {"Dw'", "ADwA'"},   {"EDw", "AEDA'"},   {"Edw", "AEdA'"},    {"", "AElAm"},
    {"", "AElAn"},       {"EAm", "AEwAm"},   {"Eyn", "AEyn"},    {"Hbyb", "AHbAb"},   {"", "AHlAl"},
    {"Hml", "AHmAl"},    {"", "AHmd"},       {"HAl", "AHwAl"},   {"HAlh", "AHwAl"},   {"Hy", "AHyA'"},
    {"SAHb", "ASHAb"},   {"Sbgh", "ASbAg"},  {"ASl", "ASwl"},    {"Tfl", "ATfAl"},    {"Ab", "AbA'"},
    {"b'r", "AbAr"},     {"Abn", "AbnA'"},   {"Abrh", "Abr"},    {"bry'", "AbryA'"},  {"bAb", "AbwAb"},
    {"dwr", "AdwAr"},    {"dwA'", "Adwyh"},  {"", "AdxAl"},      {"fkr", "AfkAr"},    {"fkrh", "AfkAr"},
    {"fm", "AfwAh"},     {"Ahl", "AhAly"},   {"Ajr", "Ajwr"},    {"krdy", "AkrAd"},   {"Alf", "AlAf"},
    {"lEbh", "AlEAb"},   {"Alf", "Alwf"},    {"mkAn", "AmAkn"},  {"", "AmAm"},        {"Am", "AmhAt"},
    {"", "AmkAn"},       {"Amh", "Amm"},     {"Amyr", "AmrA'"},  {"Amr", "Amwr"},     {"", "An$A'"},
    {"nSyr", "AnSAr"},   {"nAdy", "Andyh"},  {"nfs", "Anfs"},    {"nhr", "Anhr"},     {"nwr", "AnwAr"},
    {"qryb", "AqArb"},   {"", "AqbAl"},      {"qwl", "AqwAl"},   {"rAy", "ArA'"},     {"ArD", "ArADy"},
    {"", "ArbEh"},       {"", "ArhAb"},      {"rjl", "Arjl"},    {"", "ArsAl"},       {"AstA*", "AsAt*h"},
    {"sbb", "AsbAb"},    {"shm", "Ashm"},    {"", "AskAn"},      {"", "AslAm"},       {"smkh", "AsmAk"},
    {"Asrh", "Asr"},     {"Asyr", "Asry"},   {"AsAs", "Ass"},    {"swr", "AswAr"},    {"trky", "AtrAk"},
    {"wAdy", "Awdyh"},   {"wld", "AwlAd"},   {"wly", "AwlyA'"},  {"", "Awlyh"},       {"wqt", "AwqAt"},
    {"wrqh", "AwrAq"},   {"xTA", "AxTA'"},   {"xbr", "AxbAr"},   {"", "AxrAj"},       {"Ax", "AxwAn"},
    {"Axt", "AxwAt"},    {"Ax", "Axwh"},     {"yd", "AyAdy"},    {"ywm", "AyAm"},     {"yd", "Aydy"},
    {"", "AymAn"},       {"zmn", "Azmnh"},   {"DAbT", "DbAT"},   {"DgT", "DgwT"},     {"Drb", "Drwb"},
    {"Dxm", "DxAm"},     {"Dyf", "Dywf"},    {"EA$q", "E$Aq"},   {"ESr", "ESwr"},     {"EZm", "EZAm"},
    {"EZym", "EZAm"},    {"Ebd", "EbAd"},    {"Ejwz", "EjA'z"},  {"Elbh", "Elb"},     {"Elh", "Ell"},
    {"EAlm", "ElmA'"},   {"Elm", "Elwm"},    {"EAml", "EmAl"},   {"EmlAq", "EmAlqh"}, {"Emyl", "EmlA'"},
    {"Eqdh", "Eqd"},     {"Eqd", "Eqwd"},    {"Eql", "Eqwl"},    {"Erby", "Erb"},     {"ErD", "ErwD"},
    {"Erq", "Erwq"},     {"Eyn", "Eywn"},    {"HSh", "HSS"},     {"HSn", "HSwn"},     {"Hbl", "HbAl"},
    {"Hd", "Hdwd"},      {"Hfrh", "Hfr"},    {"HAj", "HjAj"},    {"Hjrh", "Hjr"},     {"HAkm", "HkAm"},
    {"Hkmh", "Hkm"},     {"Hl", "Hlwl"},     {"HAmy", "HmAh"},   {"Hql", "Hqwl"},     {"Hq", "Hqwq"},
    {"HArs", "HrAs"},    {"Hrb", "Hrwb"},    {"Hrf", "Hrwf"},    {"HAsh", "HwAs"},    {"Hylh", "Hyl"},
    {"Hzmh", "Hzm"},     {"SEb", "SEAb"},    {"SHyfh", "SHf"},   {"Sdr", "Sdwr"},     {"Sf", "Sfwf"},
    {"Sgyr", "SgAr"},    {"SlAh", "SlwAt"},  {"SAnE", "SnAE"},   {"Sqr", "Sqwr"},     {"Swrh", "Swr"},
    {"TEn", "TEwn"},     {"TAgy", "TgAh"},   {"TAlb", "TlAb"},   {"TAlb", "Tlbh"},    {"Tqs", "Tqws"},
    {"Tryq", "Trq"},     {"Twyl", "TwAl"},   {"Tyr", "Tywr"},    {"Zhr", "Zhwr"},     {"Zl", "ZlAl"},
    {"Zrf", "Zrwf"},     {"bHr", "bHAr"},    {"bHv", "bHwv"},    {"bTn", "bTwn"},     {"bdEh", "bdE"},
    {"bld", "blAd"},     {"bld", "bldAn"},   {"bnt", "bnAt"},    {"bnd", "bnwd"},     {"bnk", "bnwk"},
    {"brnAmj", "brAmj"}, {"brj", "brwj"},    {"byt", "bywt"},    {"dAEy", "dEAh"},    {"dEwy", "dEAwy"},
    {"dktwr", "dkAtrh"}, {"drE", "drwE"},    {"drb", "drwb"},    {"drs", "drws"},     {"dwlh", "dwl"},
    {"dAr", "dyAr"},     {"dyn", "dywn"},    {"fHS", "fHwS"},    {"fSl", "fSwl"},     {"fAjr", "fjAr"},
    {"fn", "fnwn"},      {"frSh", "frS"},    {"frqh", "frq"},    {"fryq", "frq"},     {"fryq", "frqA'"},
    {"fArs", "frsAn"},   {"frE", "frwE"},    {"frq", "frwq"},    {"ftwy", "ftAwy"},   {"ftnh", "ftn"},
    {"fty", "ftyAn"},    {"ftAh", "ftyAt"},  {"gdh", "gdd"},     {"grAb", "grbAn"},   {"grfh", "grf"},
    {"gAzy", "gzAh"},    {"gzAl", "gzlAn"},  {"hmh", "hmm"},     {"hm", "hmwm"},      {"hndy", "hnwd"},
    {"hAwy", "hwAh"},    {"j*r", "j*wr"},    {"jbl", "jbAl"},    {"jdyd", "jdd"},     {"jdAr", "jdr"},
    {"jdAr", "jdrAn"},   {"jfn", "jfwn"},    {"jAhl", "jhAl"},   {"jhd", "jhwd"},     {"jmlh", "jml"},
    {"jmE", "jmwE"},     {"jnd", "jnwd"},    {"jrEh", "jrE"},    {"jryH", "jrHy"},    {"jrH", "jrwH"},
    {"jsr", "jswr"},     {"jvh", "jvv"},     {"jAnb", "jwAnb"},  {"jAr", "jyrAn"},    {"jy$", "jyw$"},
    {"jyb", "jywb"},     {"jzyrh", "jzr"},   {"kAs", "k'ws"},    {"kHl", "kHwl"},     {"kbyr", "kbAr"},
    {"kAfr", "kfAr"},    {"klb", "klAb"},    {"krym", "krAm"},   {"krm", "krwm"},     {"ksr", "kswr"},
    {"ktAb", "ktb"},     {"ktlh", "ktl"},    {"lHm", "lHwm"},    {"lS", "lSwS"},      {"ljnh", "ljAn"},
    {"lqmh", "lqm"},     {"lylh", "lyAly"},  {"mA$y", "m$Ah"},   {"m'h", "m'At"},     {"mA'h", "m'At"},
    {"mEyAr", "mEAyyr"}, {"mHkmh", "mHAkm"}, {"mHl", "mHAl"},    {"mHnh", "mHn"},     {"mSybh", "mSA'b"},
    {"mdh", "mdd"},      {"mdynh", "mdn"},   {"mhmh", "mhAm"},   {"mhnh", "mhn"},     {"mlywn", "mlAyyn"},
    {"mlk", "mlwk"},     {"mnHh", "mnH"},    {"mqr", "mqAr"},    {"mrkz", "mrAkz"},   {"mryD", "mrDy"},
    {"mAdh", "mwAd"},    {"mynA'", "mwAn'"}, {"myt", "mwty"},    {"mA'", "myAh"},     {"nS", "nSwS"},
    {"nZAm", "nZm"},     {"nfs", "nfws"},    {"njm", "njwm"},    {"nmw*j", "nmA*j"},  {"nqTh", "nqAT"},
    {"nAqd", "nqAd"},    {"nqTh", "nqT"},    {"nqd", "nqwd"},    {"AmrAh", "nsA'"},   {"nsbh", "nsb"},
    {"nsr", "nswr"},     {"nsxh", "nsx"},    {"nA'b", "nwAb"},   {"nxbh", "nxb"},     {"nAr", "nyrAn"},
    {"qA'd", "qAdh"},    {"qADy", "qDAh"},   {"qDyb", "qDbAn"},  {"qSydh", "qSA'd"},  {"qSh", "qSS"},
    {"qSr", "qSwr"},     {"qTEh", "qTE"},    {"qTyE", "qTEAn"},  {"qbylh", "qbA'l"},  {"qbh", "qbb"},
    {"qbr", "qbwr"},     {"qlEh", "qlAE"},   {"qlb", "qlwb"},    {"qmyS", "qmSAn"},   {"qmh", "qmm"},
    {"qnAh", "qnwAt"},   {"qAr'", "qrA'"},   {"qrD", "qrwD"},    {"qrn", "qrwn"},     {"qryh", "qry"},
    {"qtyl", "qtly"},    {"qySr", "qyASrh"}, {"qymh", "qym"},    {"qyd", "qywd"},     {"r'ys", "r'sA'"},
    {"rAs", "r'ws"},     {"rAEy", "rEAh"},   {"rd", "rdwd"},     {"rf", "rfwf"},      {"rjl", "rjAl"},
    {"rAkb", "rkAb"},    {"rkbh", "rkb"},    {"rmH", "rmAH"},    {"rAmy", "rmAh"},    {"rml", "rmAl"},
    {"rmz", "rmwz"},     {"rqbh", "rqAb"},   {"rswl", "rsl"},    {"rsm", "rswm"},     {"rtbh", "rtb"},
    {"rA'd", "rwAd"},    {"rAwy", "rwAh"},   {"rAtb", "rwAtb"},  {"rwsy", "rws"},     {"ryH", "ryAH"},
    {"rzmh", "rzm"},     {"syd", "sAdh"},    {"sTr", "sTwr"},    {"sbE", "sbAE"},     {"sbyl", "sbl"},
    {"sd", "sdwd"},      {"sfynh", "sfn"},   {"sfyr", "sfrA'"},  {"shm", "shAm"},     {"shl", "shwl"},
    {"sjn", "sjwn"},     {"sAkn", "skAn"},   {"sm", "smwm"},     {"snh", "snwAt"},    {"snh", "snyn"},
    {"sqf", "sqwf"},     {"sryE", "srAE"},   {"sA'H", "syAH"},   {"sAq", "syqAn"},    {"syf", "sywf"},
    {"syl", "sywl"},     {"tHfh", "tHf"},    {"thmh", "thm"},    {"tAjr", "tjAr"},    {"tl", "tlAl"},
    {"tlmy*", "tlAm*h"}, {"tmr", "tmwr"},    {"trjmh", "trAjm"}, {"vlj", "vlwj"},     {"vqyl", "vqAl"},
    {"vA'r", "vwAr"},    {"vwb", "vyAb"},    {"wEd", "wEwd"},    {"wfd", "wfwd"},     {"wjh", "wjwh"},
    {"wAly", "wlAh"},    {"wr$h", "wr$"},    {"xSm", "xSwm"},    {"xTy'h", "xTAyA"},  {"xTh", "xTT"},
    {"xTbh", "xTb"},     {"xT", "xTwT"},     {"xbyr", "xbrA'"},  {"xdEh", "xdE"},     {"xlyfh", "xlfA'"},
    {"xlyj", "xljAn"},   {"xrwf", "xrfAn"},  {"xymh", "xyAm"},   {"xyT", "xywT"},     {"yhwdy", "yhwd"},
    {"ytym", "ytAmy"},   {"zhr", "zhwr"},    {"zhrh", "zhwr"},   {"zmyl", "zmlA'"},   {"zA'r", "zwAr"},
});

}  // namespace fihris
