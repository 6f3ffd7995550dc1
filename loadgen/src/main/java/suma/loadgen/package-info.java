/**
 * The load generator. It is open-loop: each request is due at a time set beforehand, and its latency counts from then,
 * so a target that stalls is charged for every request that it kept from being sent. {@code --rate max} is the one
 * exception, and reports say so.
 *
 * <pre>
 * Campaign: for each rate
 *   Target -> Stockroom -> Scenario        brings the target to where the scenario starts
 *   Schedule -> LoadLoop -> Transport -> target
 *      Scenario --^  |  ^------'  Wire (HTTP, RESP) writes calls and reads answers, Judge checks them
 *                    v
 *                Recorder -> Outcome -> table, JSON, .hdr, HTML
 * </pre>
 *
 * One thread does all of it while load runs, and turns without sleeping in the last part of a millisecond before a call is
 * due; {@code --core} gives it a core for that. PostgreSQL is the exception: its driver waits, so each connection has a thread.
 */
package suma.loadgen;
