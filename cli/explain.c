/* plenary explain: what the identifiers of messages mean. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/nearest.h"

static const char *const severities[] = {
    [PLENARY_NOTE] = "note", [PLENARY_WARNING] = "warning", [PLENARY_ERROR] = "error"};

/* A sentence of the table with an ellipsis for what differs each time. */
static void print_sentence(const char *sentence)
{
    for (; *sentence; sentence++) {
        if (sentence[0] == '{' && sentence[1] && sentence[2] == '}') {
            fputs("…", stdout);
            sentence += 2;
        } else {
            putchar(*sentence);
        }
    }
    putchar('\n');
}

static void print_explanation(const plenary_explanation *found)
{
    printf("%s, %s: ", found->id, severities[found->severity]);
    print_sentence(found->sentence);
    printf("\n%s\nWhat to do:\n%s\nFor example:\n%s", found->cause, found->cure, found->example);
}

static int complain_of_id(plenary_run *run, const char *id)
{
    plenary_explanation known;
    Nearest nearest = nearest_start(id, strlen(id));
    char best[32] = "";
    unsigned distance = 0;
    for (size_t i = 0; plenary_explanation_at(run, i, &known); i++) {
        nearest_weigh(&nearest, known.id);
        if (nearest.best && (!*best || nearest.distance < distance)) {
            snprintf(best, sizeof best, "%s", nearest.best);
            distance = nearest.distance;
        }
    }
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean %s?", best);
    return complain(EXIT_USAGE, *best ? hint : "plenary explain lists them",
                    "no message has the identifier “%s”", id);
}

static void list_all(plenary_run *run)
{
    plenary_explanation found;
    for (size_t i = 0; plenary_explanation_at(run, i, &found); i++) {
        printf("%-11s  %-7s  ", found.id, severities[found.severity]);
        print_sentence(found.sentence);
    }
}

int command_explain(const Options *options)
{
    plenary_run *run = plenary_run_new();
    plenary_explanation found;
    int exit_code = 0;
    if (options->operands.count == 0)
        list_all(run);
    for (size_t i = 0; i < options->operands.count && exit_code == 0; i++) {
        const char *id = options->operands.items[i];
        if (!plenary_explain(run, id, &found)) {
            exit_code = complain_of_id(run, id);
            break;
        }
        if (i)
            putchar('\n');
        print_explanation(&found);
    }
    plenary_run_free(run);
    return exit_code ? exit_code : finish_standard_output();
}
