# Called by embed_text.
file(READ ${TEXT} text)
file(WRITE ${SOURCE}
"// Generated from ${TEXT}.
#include \"${HEADER}\"

const std::string_view ${NAMESPACE}::${NAME} = R\"~~(${text})~~\";
")
