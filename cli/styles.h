/* The house styles, shown. */
#ifndef PLENARY_CLI_STYLES_H
#define PLENARY_CLI_STYLES_H

/* Prints the sheet of that name, or complains with the nearest name; returns an exit code. */
int style_print(const char *name);

#endif
