#!/bin/sh
# Called when a run of nightly.yaml has ended, with the path of its report. What is printed goes to the
# log of the run; a mail to the office would be sent from here.
echo "$LECTERN_WORKFLOW, run $LECTERN_RUN: $LECTERN_ANALYSED of $LECTERN_SPEECHES speeches analysed," \
  "$LECTERN_UNCHANGED unchanged, $LECTERN_FAILED failed, $LECTERN_SHORTFALLS expectations not met" \
  "(report: $1)" >&2
