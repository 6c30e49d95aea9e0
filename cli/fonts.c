/* plenary fonts: which fonts there are, and which answers to a name. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/prepare.h"

static void print_font(const plenary_font *font)
{
    printf("  %3d %-7s %s", font->weight, font->is_italic ? "italic" : "upright", font->path);
    if (font->index)
        printf(" (%u)", font->index);
    if (font->stretch != 100)
        printf(", stretch %d%%", font->stretch);
    putchar('\n');
}

static int list_all(plenary_run *run)
{
    plenary_font font;
    char last[256] = "";
    for (size_t i = 0; plenary_font_at(run, i, &font); i++) {
        if (i == 0 || strncmp(last, font.family, sizeof last - 1) != 0)
            printf("%s%s\n", font.family, font.is_users ? " (by --font-path)" : "");
        snprintf(last, sizeof last, "%s", font.family);
        print_font(&font);
    }
    return 0;
}

/* What answers to a family in its four styles. */
static int match(plenary_run *run, const Options *options, const char *family)
{
    plenary_font font;
    int exit_code = 0;
    bool is_headed = false;
    for (int style = 0; style < 4 && exit_code == 0; style++) {
        int weight = style & 1 ? 700 : 400;
        exit_code = plenary_match_font(run, family, weight, style & 2, &font);
        if (exit_code == 0 && !is_headed)
            printf("%s: %s\n", family, font.family);
        is_headed = true;
        if (exit_code == 0)
            print_font(&font);
    }
    return exit_code ? show_messages(run, options, exit_code) : 0;
}

int command_fonts(const Options *options)
{
    plenary_run *run = plenary_run_new();
    int exit_code = prepare_run(run, options);
    if (exit_code == 0 && options->operands.count == 0)
        exit_code = list_all(run);
    for (size_t i = 0; i < options->operands.count && exit_code == 0; i++)
        exit_code = match(run, options, options->operands.items[i]);
    plenary_run_free(run);
    return exit_code ? exit_code : finish_standard_output();
}
