#include "styles/property_table.h"

#include "styles/content_grammar.h"
#include "styles/css_colors.h"
#include "styles/property_grammars.h"

/* Rows of the property table: colour and fonts (CSS Fonts 4). */

/* --- keywords --- */

static const uint16_t font_sizes[] = {KEYWORD_XX_SMALL, KEYWORD_X_SMALL,   KEYWORD_SMALL,
                                      KEYWORD_MEDIUM,   KEYWORD_LARGE,     KEYWORD_X_LARGE,
                                      KEYWORD_XX_LARGE, KEYWORD_XXX_LARGE, KEYWORD_LARGER,
                                      KEYWORD_SMALLER,  KEYWORD_NONE_GIVEN};
static const uint16_t font_styles[] = {KEYWORD_NORMAL, KEYWORD_ITALIC, KEYWORD_OBLIQUE,
                                       KEYWORD_NONE_GIVEN};
static const uint16_t font_weights[] = {KEYWORD_NORMAL, KEYWORD_BOLD, KEYWORD_BOLDER,
                                        KEYWORD_LIGHTER, KEYWORD_NONE_GIVEN};
static const uint16_t font_stretches[] = {
    KEYWORD_ULTRA_CONDENSED, KEYWORD_EXTRA_CONDENSED, KEYWORD_CONDENSED, KEYWORD_SEMI_CONDENSED,
    KEYWORD_NORMAL,          KEYWORD_SEMI_EXPANDED,   KEYWORD_EXPANDED,  KEYWORD_EXTRA_EXPANDED,
    KEYWORD_ULTRA_EXPANDED,  KEYWORD_NONE_GIVEN};
static const uint16_t kernings[] = {KEYWORD_AUTO, KEYWORD_NORMAL, KEYWORD_NONE, KEYWORD_NONE_GIVEN};
static const uint16_t font_caps[] = {
    KEYWORD_NORMAL,          KEYWORD_SMALL_CAPS, KEYWORD_ALL_SMALL_CAPS, KEYWORD_PETITE_CAPS,
    KEYWORD_ALL_PETITE_CAPS, KEYWORD_UNICASE,    KEYWORD_TITLING_CAPS,   KEYWORD_NONE_GIVEN};
static const uint16_t font_positions[] = {KEYWORD_NORMAL, KEYWORD_SUB, KEYWORD_SUPER,
                                          KEYWORD_NONE_GIVEN};

/* --- values and readers that the rows need --- */

static const Color black = {.space = COLOR_GRAY};
static const Value serif_only[] = {{.kind = VALUE_KEYWORD, .keyword = KEYWORD_SERIF}};
static const ValueList default_families = {1, serif_only};

/* --- grammars --- */

static const Grammar font_size_grammar = {.keywords = font_sizes,
                                          .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar line_height_grammar = {
    .keywords = just_normal, .accepts = ACCEPTS_NUMBER | ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar font_family_grammar = {
    .read = read_font_families, .words = "a list of families", .items_between_commas = 1};
static const Grammar font_style_grammar = {.keywords = font_styles};
static const Grammar font_weight_grammar = {
    .keywords = font_weights, .read = read_font_weight, .words = "an integer from 1 to 1000"};
static const Grammar font_stretch_grammar = {.keywords = font_stretches,
                                             .accepts = ACCEPTS_PERCENT};
static const Grammar font_kerning_grammar = {.keywords = kernings};
static const Grammar font_feature_settings_grammar = {
    .keywords = just_normal,
    .read = read_font_features,
    .words = "a list of at most 32 feature tags with on, off or an integer",
    .items_between_commas = 2};
static const Grammar font_variant_ligatures_grammar = {
    .keywords = normal_or_none,
    .read = read_ligatures,
    .words = "any of common-, discretionary-, historical-ligatures, contextual "
             "and their no- forms"};
static const Grammar font_variant_caps_grammar = {.keywords = font_caps};
static const Grammar font_variant_numeric_grammar = {
    .keywords = just_normal,
    .read = read_numeric_variants,
    .words = "any of lining- or oldstyle-nums, proportional- or tabular-nums, diagonal- or "
             "stacked-fractions, ordinal, slashed-zero"};
static const Grammar font_variant_position_grammar = {.keywords = font_positions};
static const Grammar font_variation_settings_grammar = {.keywords = just_normal,
                                                        .read = read_font_variations,
                                                        .words =
                                                            "a list of axes with a number each",
                                                        .items_between_commas = 2};
static const Grammar font_language_override_grammar = {
    .keywords = just_normal, .read = value_read_text, .words = "a string"};

/* --- the rows --- */

enum {
    FIRST = PROPERTY_FONT_SIZE
};

/* clang-format off */
const PropertyRow font_rows[] = {
    [PROPERTY_FONT_SIZE - FIRST] = {"font-size", &font_size_grammar,
        INHERITED, PERCENT_OF_FONT_SIZE, COMPUTE_FONT_SIZE, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_LINE_HEIGHT - FIRST] = {"line-height", &line_height_grammar,
        INHERITED, PERCENT_OF_FONT_SIZE, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_COLOR - FIRST] = {"color", &any_color_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_COLOR, {.kind = VALUE_COLOR, .color = &black}},
    [PROPERTY_FONT_FAMILY - FIRST] = {"font-family", &font_family_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_LIST, .list = &default_families}},
    [PROPERTY_FONT_STYLE - FIRST] = {"font-style", &font_style_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_WEIGHT - FIRST] = {"font-weight", &font_weight_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_FONT_WEIGHT, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_STRETCH - FIRST] = {"font-stretch", &font_stretch_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_FONT_STRETCH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_KERNING - FIRST] = {"font-kerning", &font_kerning_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_FONT_FEATURE_SETTINGS - FIRST] = {"font-feature-settings", &font_feature_settings_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_VARIATION_SETTINGS - FIRST] = {"font-variation-settings", &font_variation_settings_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_LANGUAGE_OVERRIDE - FIRST] = {"font-language-override", &font_language_override_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_VARIANT_LIGATURES - FIRST] = {"font-variant-ligatures", &font_variant_ligatures_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_VARIANT_CAPS - FIRST] = {"font-variant-caps", &font_variant_caps_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_VARIANT_NUMERIC - FIRST] = {"font-variant-numeric", &font_variant_numeric_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_VARIANT_POSITION - FIRST] = {"font-variant-position", &font_variant_position_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
};
/* clang-format on */
