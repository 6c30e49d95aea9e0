#include "cli/pdf_wishes.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/complaint.h"
#include "cli/prepare.h"

enum {
    DATE_BYTES = sizeof "2008-03-05T12:00:00Z" + 8
};

/* A time in UTC, as ISO 8601 has it; false for one beyond the year 9999. */
static int print_time(time_t time, char date[DATE_BYTES])
{
    struct tm parts;
    return gmtime_r(&time, &parts) && parts.tm_year >= -1900 && parts.tm_year < 8100 &&
           strftime(date, DATE_BYTES, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0;
}

/* reproducible-builds.org, SOURCE_DATE_EPOCH: seconds since 1970, for all who would else read a
 * clock. */
static int date_of_environment(char date[DATE_BYTES])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    *date = '\0';
    if (!epoch || !*epoch)
        return 0;
    char *end;
    errno = 0;
    long long seconds = strtoll(epoch, &end, 10);
    if (*epoch < '0' || *epoch > '9' || *end || errno || !print_time((time_t)seconds, date))
        return complain(EXIT_USAGE, "it counts the seconds since 1970",
                        "SOURCE_DATE_EPOCH: “%s” is no such number", epoch);
    return 0;
}

static int set_date(plenary_run *run, const Options *options)
{
    char date[DATE_BYTES] = "";
    if (options->date && strcmp(options->date, "now") != 0)
        return show_messages(run, options, plenary_set_date(run, options->date));
    int exit_code = 0;
    if (options->date)
        print_time(time(NULL), date);
    else
        exit_code = date_of_environment(date);
    return exit_code ? exit_code : show_messages(run, options, plenary_set_date(run, date));
}

int prepare_pdf(plenary_run *run, const Options *options)
{
    int exit_code = set_date(run, options);
    if (exit_code == 0 && options->pdf)
        exit_code = show_messages(run, options, plenary_set_pdf(run, options->pdf));
    if (exit_code == 0 && options->impose)
        exit_code = show_messages(run, options, plenary_set_impose(run, options->impose));
    if (exit_code == 0 && options->output_profile)
        exit_code =
            show_messages(run, options, plenary_set_output_profile(run, options->output_profile));
    plenary_set_attach_source(run, options->attaches_source);
    return exit_code;
}
