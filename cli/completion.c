#include "cli/completion.h"

#include <stdio.h>

#include "cli/commands.h"
#include "cli/option_table.h"

typedef const char *NameAt(size_t n);

/* Names one after another, each followed by ending. */
static void print_names(NameAt *name_at, const char *ending)
{
    const char *name;
    for (size_t i = 0; (name = name_at(i)) != NULL; i++)
        printf("%s%s%s", i ? " " : "", name, ending);
}

static const char *command_name_at(size_t n)
{
    const Command *command = command_row(n);
    return command ? command->name : NULL;
}

/* The words that a value may be, parted by spaces; returns false where there are none to offer. */
static bool print_value_words(const OptionRow *row)
{
    for (size_t i = 0; row->words && row->words[i]; i++)
        printf("%s%s", i ? " " : "", row->words[i]);
    if (row->offer == OFFER_HOUSE_STYLES)
        print_names(plenary_house_style_name, "");
    if (row->offer == OFFER_FIELDS)
        print_names(plenary_field_name, "=");
    return row->words || row->offer == OFFER_HOUSE_STYLES || row->offer == OFFER_FIELDS;
}

static bool has_value_words(const OptionRow *row)
{
    return row->words || row->offer == OFFER_HOUSE_STYLES || row->offer == OFFER_FIELDS;
}

/* ---- bash ---- */

static void print_bash_value(const OptionRow *row)
{
    printf("    --%s", row->name);
    if (row->letter)
        printf("|-%c", row->letter);
    printf(") ");
    if (has_value_words(row)) {
        printf("COMPREPLY=($(compgen -W '");
        print_value_words(row);
        printf("' -- \"$word\"))");
        if (row->offer == OFFER_FIELDS)
            printf("; compopt -o nospace 2>/dev/null");
    } else if (row->offer == OFFER_FILES || row->offer == OFFER_FOLDERS) {
        printf("compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -%c -- \"$word\"))",
               row->offer == OFFER_FILES ? 'f' : 'd');
    } else {
        printf(":");
    }
    printf("; return ;;\n");
}

static void print_bash_options(const Command *command)
{
    printf("    %s) options='", command->name);
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++)
        if (row->commands & command->bit)
            printf("--%s%s ", row->name, row->kind == OPTION_FLAG ? "" : "=");
    printf("' ;;\n");
}

/* COMP_WORDS has "=" as a word of its own; the value behind it is completed as a word. */
static void print_bash(void)
{
    printf("# bash completion of plenary; made by plenary --completion=bash\n"
           "_plenary()\n"
           "{\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
           "    local command=compile options= i\n"
           "    COMPREPLY=()\n"
           "    if [ \"$word\" = = ]; then\n"
           "        word=\n"
           "    elif [ \"$before\" = = ] && [ \"$COMP_CWORD\" -ge 2 ]; then\n"
           "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    fi\n"
           "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
           "        case ${COMP_WORDS[i]} in\n"
           "        ");
    const Command *command;
    for (size_t i = 0; (command = command_row(i)) != NULL; i++)
        printf("%s%s", i ? "|" : "", command->name);
    printf(") command=${COMP_WORDS[i]}; break ;;\n"
           "        esac\n"
           "    done\n"
           "    case $before in\n");
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++)
        if (row->kind != OPTION_FLAG)
            print_bash_value(row);
    printf("    esac\n"
           "    case $command in\n");
    for (size_t i = 0; (command = command_row(i)) != NULL; i++)
        print_bash_options(command);
    printf("    esac\n"
           "    case $word in\n"
           "    -*)\n"
           "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
           "        [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null ;;\n"
           "    *)\n"
           "        compopt -o filenames 2>/dev/null\n"
           "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
           "        [ \"$COMP_CWORD\" -eq 1 ] && COMPREPLY+=($(compgen -W '");
    print_names(command_name_at, "");
    printf("' -- \"$word\")) ;;\n"
           "    esac\n"
           "    return 0\n"
           "}\n"
           "complete -F _plenary plenary\n");
}

/* ---- zsh ---- */

/* Text in a single-quoted specification of _arguments, where brackets and colons have a meaning. */
static void print_zsh_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'')
            printf("'\\''");
        else if (*text == '[' || *text == ']' || *text == ':')
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

static void print_zsh_value(const OptionRow *row)
{
    printf(":%s:", row->value);
    if (has_value_words(row)) {
        printf("(");
        print_value_words(row);
        printf(")");
    } else if (row->offer == OFFER_FILES) {
        printf("_files");
    } else if (row->offer == OFFER_FOLDERS) {
        printf("_files -/");
    }
}

static void print_zsh_option(const OptionRow *row)
{
    const char *mark = row->kind == OPTION_FLAG ? "" : "=";
    const char *repeats = row->kind == OPTION_LIST ? "*" : "";
    if (row->letter) {
        printf("        '%s-%c%s[", repeats, row->letter, row->kind == OPTION_FLAG ? "" : "+");
        print_zsh_text(row->help);
        printf("]");
        if (row->kind != OPTION_FLAG)
            print_zsh_value(row);
        printf("' \\\n");
    }
    printf("        '%s--%s%s[", repeats, row->name, mark);
    print_zsh_text(row->help);
    printf("]");
    if (row->kind != OPTION_FLAG)
        print_zsh_value(row);
    printf("' \\\n");
}

static void print_zsh(void)
{
    printf("#compdef plenary\n"
           "# zsh completion of plenary; made by plenary --completion=zsh\n"
           "_plenary()\n"
           "{\n"
           "    local command=compile word\n"
           "    local -a commands\n"
           "    commands=(\n");
    const Command *command;
    for (size_t i = 0; (command = command_row(i)) != NULL; i++) {
        printf("        '%s:", command->name);
        print_zsh_text(command->summary);
        printf("'\n");
    }
    printf("    )\n"
           "    for word in ${words[2,CURRENT-1]}; do\n"
           "        (( ${commands[(I)$word:*]} )) && command=$word && break\n"
           "    done\n"
           "    (( CURRENT == 2 )) && [[ $PREFIX != -* ]] && _describe subcommand commands\n"
           "    case $command in\n");
    for (size_t i = 0; (command = command_row(i)) != NULL; i++) {
        printf("    %s) _arguments -s -S \\\n", command->name);
        const OptionRow *row;
        for (size_t n = 0; (row = option_row(n)) != NULL; n++)
            if (row->commands & command->bit)
                print_zsh_option(row);
        printf("        '*:file:_files' ;;\n");
    }
    printf("    esac\n"
           "}\n"
           "_plenary \"$@\"\n");
}

/* ---- fish ---- */

static void print_fish_text(const char *text)
{
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            putchar('\\');
        putchar(*text);
    }
}

static void print_fish_option(const OptionRow *row)
{
    printf("complete -c plenary -n '__plenary_is");
    const Command *command;
    for (size_t i = 0; (command = command_row(i)) != NULL; i++)
        if (row->commands & command->bit)
            printf(" %s", command->name);
    printf("' -l %s", row->name);
    if (row->letter)
        printf(" -s %c", row->letter);
    if (row->kind != OPTION_FLAG)
        printf(row->offer == OFFER_FILES || row->offer == OFFER_FOLDERS ? " -rF" : " -x");
    if (has_value_words(row)) {
        printf(" -a '");
        print_value_words(row);
        printf("'");
    }
    printf(" -d '");
    print_fish_text(row->help);
    printf("'\n");
}

static void print_fish(void)
{
    printf("# fish completion of plenary; made by plenary --completion=fish\n"
           "function __plenary_is\n"
           "    set -l command compile\n"
           "    for word in (commandline -opc)[2..-1]\n"
           "        if contains -- $word ");
    print_names(command_name_at, "");
    printf("\n"
           "            set command $word\n"
           "            break\n"
           "        end\n"
           "    end\n"
           "    contains -- $command $argv\n"
           "end\n");
    const Command *command;
    for (size_t i = 0; (command = command_row(i)) != NULL; i++) {
        printf("complete -c plenary -n __fish_use_subcommand -a %s -d '", command->name);
        print_fish_text(command->summary);
        printf("'\n");
    }
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++)
        print_fish_option(row);
}

void completion_print(CompletionShell shell)
{
    switch (shell) {
    case COMPLETION_BASH:
        print_bash();
        break;
    case COMPLETION_ZSH:
        print_zsh();
        break;
    case COMPLETION_FISH:
        print_fish();
        break;
    }
}
