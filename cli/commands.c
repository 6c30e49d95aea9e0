#include "cli/commands.h"

#include <string.h>

#include "cli/option_table.h"

static const Command rows[] = {
    {.name = "compile",
     .bit = FOR_COMPILE,
     .summary = "typeset a document; what runs where no subcommand is named",
     .use = "[compile] [OPTION…] IN… [-o OUT]",
     .operands = "IN is a document; “-” is standard input or output. Several go into one PDF with\n"
                 "-o FILE, and into one each without, or with -o FOLDER/.\n",
     .examples = "  plenary A_RES_62_165.txt -s \"agenda-item=Agenda item 70 (b)\"\n"
                 "  plenary report.txt --style=mine.css -o out/report.pdf\n"
                 "  pdftotext -enc UTF-8 official.pdf - | plenary - > set.pdf\n",
     .least_operands = 1,
     .most_operands = OPERANDS_ANY,
     .run = command_compile},
    {.name = "batch",
     .bit = FOR_BATCH,
     .summary = "typeset many documents by worker processes",
     .use = "batch [OPTION…] [FILE|FOLDER|-]… [-m MANIFEST] [-o OUT/]",
     .operands = "“-” is a list of files on standard input. Manifests have input, output, style,\n"
                 "house and fields; see plenary(1).\n",
     .examples = "  plenary batch texts/ -o pdfs/ -j 8 --resume > results.jsonl\n"
                 "  find . -name '*.txt' -print0 | plenary batch -0 - -o pdfs/\n"
                 "  plenary batch -m list.jsonl --shard=\"$SLURM_ARRAY_TASK_ID/32\" --resume\n",
     .most_operands = OPERANDS_ANY,
     .run = command_batch},
    {.name = "check",
     .bit = FOR_CHECK,
     .summary = "check PDFs against PDF/A, PDF/UA and PDF/X",
     .use = "check [--as=STANDARDS] [--json] FILE…",
     .operands = "FILE is a PDF, whoever made it; “-” is standard input. Exit code 6 means that\n"
                 "one does not conform.\n",
     .examples = "  plenary check report.pdf\n"
                 "  plenary check --as=a-2b,ua-1 --json *.pdf > findings.jsonl\n"
                 "  plenary check --list\n",
     .most_operands = OPERANDS_ANY,
     .run = command_check},
    {.name = "verify",
     .bit = FOR_VERIFY,
     .summary = "prove that a PDF has all of a document's text",
     .use = "verify [OPTION…] IN OUT.pdf",
     .operands =
         "IN and the options are those that OUT.pdf was made with. The PDF is read anew by\n"
         "pdftotext (poppler-utils); the first difference is told, with exit code 7.\n",
     .examples = "  plenary verify A_RES_62_165.txt A_RES_62_165.pdf\n"
                 "  plenary verify report.txt --style=mine.css out/report.pdf\n",
     .least_operands = 2,
     .most_operands = OPERANDS_ANY,
     .run = command_verify},
    {.name = "fonts",
     .bit = FOR_FONTS,
     .summary = "list the fonts, or tell which answers to a name",
     .use = "fonts [--font-path=PATH] [FAMILY…]",
     .operands = "FAMILY is a name as style sheets have it; without it all fonts are listed.\n",
     .examples = "  plenary fonts\n"
                 "  plenary fonts \"Times New Roman\" serif\n"
                 "  plenary fonts --font-path=fonts/ \"My Face\"\n",
     .most_operands = OPERANDS_ANY,
     .run = command_fonts},
    {.name = "styles",
     .bit = FOR_STYLES,
     .summary = "list the house styles, or print one",
     .use = "styles [NAME]",
     .operands = "NAME is the house style to print; without it their names are listed.\n",
     .examples = "  plenary styles\n"
                 "  plenary styles un-resolution > mine.css\n",
     .most_operands = 1,
     .run = command_styles},
    {.name = "explain",
     .bit = FOR_EXPLAIN,
     .summary = "tell what a message means and what to do about it",
     .use = "explain [ID…]",
     .operands = "ID stands in brackets at the end of a message; without it all are listed.\n",
     .examples = "  plenary explain NOTE003\n"
                 "  plenary explain | grep -i font\n",
     .most_operands = OPERANDS_ANY,
     .run = command_explain},
};

const Command *command_row(size_t n)
{
    return n < sizeof rows / sizeof *rows ? &rows[n] : NULL;
}

const Command *command_find(const char *name)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}
