/* Clauses that are indented by so much that Markdown takes them for code.
 *
 * CommonMark knows no lists with letters, so "i) …" eight spaces deep below "1. Calls upon" is a block of
 * code to it. In a resolution, where nobody writes code, such lines are paragraphs with labels. */
#include "input/markdown_parts.h"

/* Whether a line begins with a letter or roman numeral as a label: "a) ", "(i) ", "A. ". */
static bool begins_clause(Text line)
{
    Label label;
    line = text_trim(line);
    if (line.bytes == 0 || is_digit(line.at[line.at[0] == '(' && line.bytes > 1]))
        return false;
    size_t bytes = match_label(line, &label);
    if (!bytes)
        bytes = match_heading(line, &label);
    return bytes > 0 && bytes < line.bytes;
}

/* Whether an organ has spoken in front of the next block. */
static bool is_in_resolution(Markdown *markdown)
{
    const Reading *reading = &markdown->reading;
    while (!markdown->has_organ && markdown->looked_at < reading->block_count) {
        Text head = reading->blocks[markdown->looked_at++].head;
        markdown->has_organ = head.bytes && formula_find(FORMULA_ENACTING, head, NULL);
    }
    return markdown->has_organ;
}

/* The inline content of lines as a paragraph behind a node; NULL if they are no paragraph. */
static cmark_node *insert_paragraph(Markdown *markdown, cmark_node *behind, Text lines)
{
    cmark_node *root = markdown_tree_parse(&markdown->tree, lines.at, lines.bytes);
    cmark_node *parsed = root ? cmark_node_first_child(root) : NULL;
    if (!parsed || cmark_node_next(parsed) || cmark_node_get_type(parsed) != CMARK_NODE_PARAGRAPH)
        return NULL;
    cmark_node *paragraph =
        cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &markdown->tree.functions);
    cmark_node_insert_after(behind, paragraph);
    for (cmark_node *child = cmark_node_first_child(parsed); child;) {
        cmark_node *next = cmark_node_next(child);
        cmark_node_append_child(paragraph, child);
        child = next;
    }
    return paragraph;
}

/* The lines of a clause at the start of text: up to the next label. */
static Text first_clause(Text text)
{
    size_t end = text_find(text, '\n');
    while (end < text.bytes) {
        Text rest = text_slice(text, end + 1, text.bytes);
        Text line = text_slice(rest, 0, text_find(rest, '\n'));
        if (begins_clause(line))
            return text_slice(text, 0, end);
        end += 1 + line.bytes;
    }
    return text;
}

bool clauses_part(Markdown *markdown, cmark_node *code)
{
    if (cmark_node_get_type(code) != CMARK_NODE_CODE_BLOCK || !cmark_node_previous(code) ||
        cmark_node_get_fenced(code, &(int){0}, &(int){0}, &(char){0}))
        return false;
    Text text = text_of(cmark_node_get_literal(code));
    if (!begins_clause(text_slice(text, 0, text_find(text, '\n'))) || !is_in_resolution(markdown))
        return false;
    cmark_node *last = code;
    while (text.bytes) {
        Text clause = first_clause(text);
        text = text_slice(text, clause.bytes + 1, text.bytes);
        cmark_node *paragraph = insert_paragraph(markdown, last, text_trim(clause));
        if (!paragraph)
            break;
        last = paragraph;
    }
    if (text.bytes == 0)
        return true;
    while (last != code) {
        cmark_node *above = cmark_node_previous(last);
        cmark_node_free(last);
        last = above;
    }
    return false;
}
