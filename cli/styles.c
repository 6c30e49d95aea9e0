#include "cli/styles.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/nearest.h"

int style_print(const char *wanted)
{
    const char *style = plenary_house_style(wanted);
    if (style) {
        fputs(style, stdout);
        return finish_standard_output();
    }
    Nearest nearest = nearest_start(wanted, strlen(wanted));
    const char *name;
    for (size_t i = 0; (name = plenary_house_style_name(i)) != NULL; i++)
        nearest_weigh(&nearest, name);
    char hint[128];
    snprintf(hint, sizeof hint, "did you mean %s?", nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE, nearest.best ? hint : "plenary styles lists them",
                    "there is no house style “%s”", wanted);
}

int command_styles(const Options *options)
{
    if (options->operands.count)
        return style_print(options->operands.items[0]);
    const char *name;
    for (size_t i = 0; (name = plenary_house_style_name(i)) != NULL; i++)
        puts(name);
    return finish_standard_output();
}
