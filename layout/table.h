/* Tables: from elements to a grid, from the grid to widths and heights, from these to rows in the
 * galley.
 *
 * The steps, a file each. table_grid.c reads the elements by their display into groups, rows, cells
 * and columns, with the anonymous boxes of CSS 2.2, section 17.2.1. table_cell.c measures what is in a
 * cell, and sets it once its width is known. table_widths.c shares the width among the columns (CSS
 * Tables 3, section 4). table_rows.c finds how high the rows are and where they may be cut;
 * table_slots.c puts them into the galley, with what pages repeat, and table_flow.c what stands around
 * them.
 *
 * Heights in a row are of 64 bits: a row may be longer than the longest page, a piece of it may not.
 *
 * Columns count from the left in the text's direction: in a table from right to left column 0 is the
 * rightmost. Rows are in the order of the page: header rows first, footer rows last. */
#ifndef PLENARY_LAYOUT_TABLE_H
#define PLENARY_LAYOUT_TABLE_H

#include "layout/flow.h"

/* Where the decimal mark of a cell's text stands: text-align that is a string. */
typedef struct DecimalWidths {
    Length before;
    Length after;
} DecimalWidths;

typedef struct TableCell {
    const Node *node;   /* NULL for an anonymous cell */
    Siblings content;   /* of an anonymous one */
    const Style *style; /* the initial one if it is anonymous */
    uint32_t row;       /* the first of those it takes */
    uint32_t column;
    uint32_t rows; /* how many it takes */
    uint32_t columns;
    BoxEdges edges;
    Length narrowest; /* min-content and max-content widths, edges and style included */
    Length widest;
    DecimalWidths decimal;
    bool is_decimal;
    Paragraph *paragraph; /* all that is in it, if that is one paragraph that fills it */
    Galley *galley;       /* what is in it; set once the widths are known */
    NodeList out_of_flow;
    const Attachment **positioned; /* what is out of the flow, once its height is known */
    size_t positioned_count;
    Length content_width;
    int64_t content_height;
    int64_t top; /* of its border box, from the top of its band */
    int64_t height;
    int64_t drop;        /* of its content below the edges, by vertical-align */
    Length margin_above; /* of parallel texts: kept out of the cell */
    Length margin_below;
    /* how much of it stands in pieces of its band already */
    bool is_at_top; /* whatever its vertical-align */
    bool is_begun;
    size_t placed_slots;
    size_t placed_boxes;
    uint32_t *open_boxes; /* of those, the ones that go on */
    size_t open_count;
    size_t open_capacity;
    int64_t placed_height;
} TableCell;

typedef struct TableRow {
    const Node *node; /* NULL for an anonymous row */
    Siblings content; /* of an anonymous one */
    const Style *style;
    uint32_t first; /* cells [first, end) begin in it */
    uint32_t end;
    uint32_t group;
    int64_t top; /* from that of its band */
    int64_t height;
    int64_t baseline;             /* of cells that stand on one; from its top */
    struct ParallelRow *parallel; /* of parallel texts (parallel_texts.h); else NULL */
} TableRow;

typedef enum TableGroupKind {
    GROUP_HEAD,
    GROUP_BODY,
    GROUP_FOOT
} TableGroupKind;

typedef struct TableGroup {
    const Node *node; /* NULL for rows without a group */
    const Style *style;
    TableGroupKind kind;
    uint32_t first; /* rows [first, end) */
    uint32_t end;
} TableGroup;

typedef struct TableColumn {
    const Style *style; /* of its column element, its group's without one; NULL without either */
    const Style *group; /* NULL without a group */
    Length narrowest;   /* outer widths, from its cells */
    Length widest;
    int32_t percent; /* 65536 is 100 %; 0 where none is given */
    bool is_fixed;   /* its width is given as a length */
    Length x;        /* from the inner edge of the table */
    Length width;
    DecimalWidths decimal;
} TableColumn;

typedef struct Table {
    Composer *composer;
    const Node *node; /* NULL for an anonymous table */
    const Style *style;
    bool is_right_to_left;
    bool is_parallel;   /* no table, but texts side by side */
    bool is_fixed;      /* table-layout: only given widths count */
    Length spacing;     /* between columns, and at both sides */
    Length row_spacing; /* between rows, above the first and below the last */
    NodeList captions;
    NodeList notes; /* of the stream of tables, called in its cells: they stand below it */
    TableColumn *columns;
    size_t column_count;
    size_t column_capacity;
    TableGroup *groups;
    size_t group_count;
    size_t group_capacity;
    TableRow *rows;
    size_t row_count;
    size_t row_capacity;
    TableCell *cells;
    size_t cell_count;
    size_t cell_capacity;
    BoxEdges edges;               /* of the box around the rows */
    Length width;                 /* of that box, borders included */
    const struct Border **across; /* on the lines above rows, and below the last, by column; NULL
                                     unless borders collapse */
    const struct Border **down;   /* on the lines before columns, and behind the last, by row */
    Diagnostics *trial;           /* findings of cells that are only measured */
} Table;

/* ---- the grid: table_grid.c ---- */

/* Whether a display makes a box that is part of a table, which needs a table around it. */
bool table_display_is_part(Keyword display);

/* The table of an element, or of siblings that need one. NULL if it has more columns than a table may
 * have, which is reported. */
Table *table_read(Composer *composer, const Node *node, const Siblings *siblings);

/* ---- cells: table_cell.c ---- */

/* Finds the widths of what is in a cell, whose edges are known. */
void table_cell_measure(Table *table, TableCell *cell);

/* Sets what is in a cell to the width of its columns. */
void table_cell_set(Table *table, TableCell *cell);

/* Sets what is out of the flow of a cell whose height is known, and calls the notes in it in the cell. */
void table_cell_set_positioned(Table *table, TableCell *cell);

/* What of a cell stands between two heights of its band, in a frame that begins at the first. Asked for
 * one piece of the band after the other; NULL if there is nothing. */
const Frame *table_cell_piece(Table *table, TableCell *cell, int64_t top, int64_t end);

/* ---- columns: table_widths.c ---- */

/* The widths that a table may have, between its outer borders. */
typedef struct TableWidths {
    Length narrowest;
    Length widest;
} TableWidths;

/* Measures the cells, and the columns by them. */
TableWidths table_measure(Table *table);

/* Gives the table a width between available and what it needs, and each column its place in it. */
void table_share_width(Table *table, const TableWidths *widths, Length available);

/* The distance between the outer sides of columns [first, first + count). */
Length table_columns_width(const Table *table, uint32_t first, uint32_t count);

/* Their left edge, from that of the table's box. */
Length table_columns_left(const Table *table, uint32_t first, uint32_t count);

/* ---- rows: table_rows.c, table_slots.c; see table_rows.h ---- */

/* Where the content of a cell begins, from the top of its band. */
int64_t table_cell_content_top(const TableCell *cell);

/* ---- wide tables: table_wide.c ---- */

/* Lets a table that is wider than its column go to the page that -plenary-wide-page names, and a block
 * that may not be parted from it along with it. Returns whether it does; then flow_end_wide_page follows
 * the block. */
bool flow_ask_for_wide_page(Flow *flow, const Node *node);
void flow_end_wide_page(Flow *flow);

/* The table of an element if it was read ahead for this place, with its widths; else NULL. What was
 * found when it was measured is told. */
Table *table_take_ahead(Flow *flow, const Node *node, TableWidths *widths);

/* ---- the flow: table_flow.c ---- */

/* The table of an element, its edges known. NULL as table_read. */
Table *table_of_node(Flow *flow, const Node *node);

/* A table as a block of the flow: an element, or siblings without a table around them. */
void flow_table(Flow *flow, const Node *node);
void flow_anonymous_table(Flow *flow, const Siblings *siblings);

/* The rows of parallel texts, whose columns have their widths. */
void flow_parallel_rows(Flow *flow, Table *table);

#endif
