/**
 * The load generator. It is open-loop: each request is due at a time set beforehand, and its latency counts from then,
 * so a target that stalls is charged for every request that it kept from being sent.
 *
 * <pre>
 * Schedule -> OpenLoop -> Transport -> target
 *    Scenario --^  |  ^------'
 *                  v
 *              Recorder -> Outcome -> table, JSON, .hdr, HTML
 * </pre>
 *
 * One thread does all of it while load runs; {@link suma.loadgen.Preparation} talks to the target before.
 */
package suma.loadgen;
