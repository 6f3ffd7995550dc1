/**
 * The Redis protocol, RESP2 and RESP3: what a connection sends together is decoded, looked up and answered as one run.
 *
 * <pre>
 *   socket -> RespConnection -> RespDecoder -> Arguments -> Commands -> LookupRun (codes) or ClientTalk (all else)
 *                                                              |                |
 *                                                              +-- CHECKOUT     +-> RespEncoder -> socket, once a read
 *                                                                   to the engine and back through Arrivals
 * </pre>
 *
 * A connection lives on one event loop, which owns the bytes, the encoder and the run ({@code RespLane}).
 */
package suma.resolver.resp;
