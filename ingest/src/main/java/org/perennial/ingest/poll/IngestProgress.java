package org.perennial.ingest.poll;

/**
 * What ingest has done since its start.
 *
 * @param feeds how many feeds its list has
 * @param owned how many of them it polls; the others of its group poll the rest
 * @param polls how many visits to feeds have ended
 * @param entries how many entries these visits listed
 * @param published how many articles were published
 * @param unchanged how many entries were known and had not changed
 * @param deadLetters how many dead letters were written
 * @param failures how many visits found no readable feed
 */
public record IngestProgress(
        int feeds,
        int owned,
        long polls,
        long entries,
        long published,
        long unchanged,
        long deadLetters,
        long failures) {}
