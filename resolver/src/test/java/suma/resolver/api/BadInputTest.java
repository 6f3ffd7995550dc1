package suma.resolver.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import suma.resolver.TestServer;
import suma.resolver.TestServer.Reply;

/** Every call with input that is wrong: method, target, body, the status, the field and a word of the reason. */
class BadInputTest {
    @TempDir
    private static Path dir;
    private static TestServer server;

    @BeforeAll
    static void open() {
        server = TestServer.open(dir);
        server.issue("known", "8100001", "unit", 3);
        server.issue("known-case", "8100002", "case", 3);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            PUT | /v1/parties/a | {"name": "A" | 400 | ~~ | ends early at line 1 column
            PUT | /v1/parties/a | ~~ | 400 | ~~ | expected JSON, actual nothing
            PUT | /v1/parties/a | {"name": "A", "kind": "k"} x | 400 | ~~ | not JSON
            PUT | /v1/parties/a | {"name": "A", "kind": "k"} {} | 400 | ~~ | expected the end
            PUT | /v1/parties/a | {"name": "A", "name": "B", "kind": "k"} | 400 | ~~ | Duplicate
            PUT | /v1/parties/a | [] | 400 | ~~ | expected an object, actual an array
            PUT | /v1/parties/a | {"kind": "k"} | 400 | name | is missing
            PUT | /v1/parties/a | {"name": "A"} | 400 | kind | is missing
            PUT | /v1/parties/a | {"name": 5, "kind": "k"} | 400 | name | expected a text, actual a number
            PUT | /v1/parties/a | {"name": null, "kind": "k"} | 400 | name | actual null
            PUT | /v1/parties/a | {"name": "", "kind": "k"} | 400 | name | is empty
            PUT | /v1/parties/a | {"name": "A\\u0007", "kind": "k"} | 400 | name | control character
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "colour": "red"} | 400 | colour | unknown field
            PUT | /v1/parties/a | {"id": "b", "name": "A", "kind": "k"} | 400 | id | expected the id of the path
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "gln": "1234567890123"} | 400 | gln | check digit expected 8
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "gln": "123"} | 400 | gln | expected 13 digits
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "uscc": "91350100M000100Y44"} | 400 | uscc | check digit expected 3
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "uscc": "91350100I000100Y43"} | 400 | uscc | wrong at position 9
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "uscc": "913"} | 400 | uscc | expected 18 uscc31
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "region": "35"} | 400 | region | expected 6 digits
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "latitude": 30.2} | 400 | longitude | is missing
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "latitude": 90.1, "longitude": 0} | 400 | latitude | expected -90 to 90
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "latitude": 1, "longitude": 1e9} | 400 | longitude | expected -180 to 180
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "latitude": 30.1234567, "longitude": 0} | 400 | latitude | at most 6 decimals
            PUT | /v1/parties/a | {"name": "A", "kind": "k", "latitude": "30", "longitude": 0} | 400 | latitude | expected a number, actual a text
            PUT | /v1/parties/a%20b | {"name": "A", "kind": "k"} | 400 | id | at position 2
            GET | /v1/parties/none | ~~ | 404 | ~~ | no such party
            GET | /v1/parties?pageSize=0 | ~~ | 400 | ~~ | expected 1 to 1000
            GET | /v1/parties?pageSize=x | ~~ | 400 | ~~ | pageSize
            GET | /v1/parties?pageSize=1&pageSize=2 | ~~ | 400 | ~~ | more than once
            GET | /v1/parties?page=1 | ~~ | 400 | ~~ | unknown query parameter
            GET | /v1/parties?pageToken=%20 | ~~ | 400 | ~~ | pageToken
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit"} | 400 | drugId | is missing
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "12"} | 400 | drugId | expected
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "8100003", "gtin": "1"} | 400 | gtin | expected none
            PUT | /v1/products/a | {"name": "A", "category": 7, "scheme": "drug-20", "level": "unit", "drugId": "8100003"} | 400 | category | expected a text
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug", "level": "unit", "drugId": "8100003"} | 400 | scheme | expected one of
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "bag", "drugId": "8100003"} | 400 | level | expected one of
            PUT | /v1/products/a | {"name": "A", "category": "dairy", "scheme": "gs1-sgtin", "level": "unit", "gtin": "12345678901232"} | 400 | gtin | check
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "8100003", "guessOdds": 0} | 400 | guessOdds | expected
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "8100003", "guessOdds": 1.5} | 400 | guessOdds | expected
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "8100003", "guessOdds": "2/1"} | 400 | guessOdds | at most 1
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "8100003", "attributes": {"a": 1}} | 400 | attributes.a | expected a text
            PUT | /v1/products/a | {"name": "A", "category": "drug", "scheme": "drug-20", "level": "unit", "drugId": "8100003", "attributes": []} | 400 | attributes | expected an object
            POST | /v1/batches | {"product": "known"} | 400 | quantity | is missing
            POST | /v1/batches | {"quantity": 1} | 400 | product | is missing
            POST | /v1/batches | {"product": "known", "quantity": 0} | 400 | quantity | expected 1 to
            POST | /v1/batches | {"product": "known", "quantity": -1} | 400 | quantity | actual -1
            POST | /v1/batches | {"product": "known", "quantity": 1.5} | 400 | quantity | expected
            POST | /v1/batches | {"product": "known", "quantity": "1"} | 400 | quantity | actual a text
            POST | /v1/batches | {"product": "known", "quantity": 99999999999999999999999999} | 400 | quantity | expected 1 to
            POST | /v1/batches | {"product": "known", "quantity": 1, "lot": "123456789012345678901"} | 400 | lot | at most 20
            POST | /v1/batches | {"product": "known", "quantity": 1, "lot": "a b"} | 400 | lot | at position 2
            POST | /v1/batches | {"product": "known", "quantity": 1, "producedOn": "2026-02-30"} | 400 | producedOn | expected a date
            POST | /v1/batches | {"product": "known", "quantity": 1, "expiresOn": "soon"} | 400 | expiresOn | expected a date
            POST | /v1/batches | {"product": "known", "quantity": 1, "producedOn": "2026-05-01", "expiresOn": "2026-04-01"} | 400 | expiresOn | or later
            POST | /v1/batches | {"product": "known", "quantity": 1, "applicationDate": "2026-05-01"} | 400 | applicationDate | unknown field
            POST | /v1/batches | {"product": "none", "quantity": 1} | 404 | ~~ | none
            GET | /v1/batches/B999 | ~~ | 404 | ~~ | no such batch
            GET | /v1/batches/1/codes | ~~ | 404 | ~~ | no such batch
            GET | /v1/batches/B1/codes?offset=-1 | ~~ | 400 | ~~ | offset
            GET | /v1/batches/B1/codes?format=xml | ~~ | 400 | ~~ | expected one of
            POST | /v1/batches/B1/void | {"why": 1} | 400 | why | unknown field
            POST | /v1/registrations | {"product": "known"} | 400 | codes | is missing
            POST | /v1/registrations | {"product": "known", "codes": []} | 400 | codes | expected 1 to
            POST | /v1/registrations | {"product": "none", "codes": ["1"]} | 404 | ~~ | no such product
            POST | /v1/registrations | {"product": "known", "codes": ["81000029999999999999"]} | 422 | codes[0] | is no code of product known
            POST | /v1/registrations | {"product": "known", "codes": [7]} | 400 | codes[0] | expected a text
            POST | /v1/events | {} | 400 | type | is missing
            POST | /v1/events | {"type": "lose"} | 400 | type | expected one of
            POST | /v1/events | {"type": "ship", "to": "a"} | 400 | codes | is missing
            POST | /v1/events | {"type": "ship", "codes": ["1"], "to": 7} | 400 | to | expected a text
            POST | /v1/events | {"type": "ship", "codes": ["1"], "to": "a b"} | 400 | to | expected letters, digits
            POST | /v1/events | {"type": "ship", "codes": ["1"], "result": "pass"} | 400 | result | does not go with this ship
            POST | /v1/events | {"type": "receive", "codes": []} | 400 | codes | expected 1 to
            POST | /v1/events | {"type": "receive", "codes": ["1"], "children": ["1"]} | 400 | children | does not go with this receive
            POST | /v1/events | {"type": "receive", "codes": ["1"], "party": "a", "to": "b"} | 400 | to | expected the party that receives
            POST | /v1/events | {"type": "receive", "codes": ["81000010000000000000"]} | 422 | ~~ | expected the party that receives, actual none
            POST | /v1/events | {"type": "sell", "parent": "1"} | 400 | codes | is missing
            POST | /v1/events | {"type": "sell", "codes": ["1"], "from": "a"} | 400 | from | does not go with this sell
            POST | /v1/events | {"type": "sell", "codes": ["1"], "party": "nobody"} | 422 | ~~ | no party nobody
            POST | /v1/events | {"type": "sell", "codes": ["81000010000000000000"]} | 409 | codes[0] | was never issued
            POST | /v1/events | {"type": "sell", "codes": ["81000010000000000000"], "at": "2999-01-01T00:00:00Z"} | 422 | ~~ | at most 10 minutes ahead
            POST | /v1/events | {"type": "return", "batch": "B1"} | 400 | codes | is missing
            POST | /v1/events | {"type": "inspect", "codes": ["1"]} | 400 | result | is missing
            POST | /v1/events | {"type": "inspect", "codes": ["1"], "result": "maybe"} | 400 | result | expected one of pass, fail
            POST | /v1/events | {"type": "destroy", "codes": ["1"], "certificate": "C"} | 400 | certificate | does not go with this destroy
            POST | /v1/events | [] | 400 | ~~ | expected 1 to
            POST | /v1/events | 7 | 400 | ~~ | expected an object
            POST | /v1/events | {"type": "pack", "parent": "1"} | 400 | children | is missing
            POST | /v1/events | {"type": "pack", "children": ["1"]} | 400 | parent | is missing
            POST | /v1/events | {"type": "pack", "parent": "1", "children": []} | 400 | children | expected 1 to
            POST | /v1/events | {"type": "pack", "parent": "1", "children": ["1", 2]} | 400 | children[1] | expected a text
            POST | /v1/events | {"type": "pack", "parent": "1", "children": ["1"], "codes": ["1"]} | 400 | codes | does not go with
            POST | /v1/events | {"type": "commission", "codes": ["1"], "count": 1} | 400 | count | does not go with
            POST | /v1/events | {"type": "commission"} | 400 | codes | is missing
            POST | /v1/events | {"type": "commission", "batch": "7"} | 400 | batch | expected a batch id
            POST | /v1/events | {"type": "commission", "batch": "B999"} | 404 | ~~ | B999
            POST | /v1/events | {"type": "commission", "batch": "B1", "offset": -1} | 400 | offset | expected 0 to
            POST | /v1/events | {"type": "commission", "batch": "B1", "at": "yesterday"} | 400 | at | expected a time
            POST | /v1/events | [{"type": "commission", "batch": "B1"}, {"type": "commission", "batch": 5}] | 400 | [1].batch | expected a text
            POST | /v1/recalls | {} | 400 | ~~ | expected one of product, batch, codes, contentsOf
            POST | /v1/recalls | {"reason": "x", "lot": "L1"} | 400 | lot | goes only with product
            POST | /v1/recalls | {"product": "known", "batch": "B1"} | 400 | batch | does not go with product
            POST | /v1/recalls | {"codes": []} | 400 | codes | expected 1 to
            POST | /v1/recalls | {"codes": ["1", 7]} | 400 | codes[1] | expected a text
            POST | /v1/recalls | {"batch": "7"} | 400 | batch | expected a batch id
            POST | /v1/recalls | {"madeOf": "x"} | 400 | madeOf | unknown field
            POST | /v1/recalls | {"product": "none"} | 404 | ~~ | no product none
            POST | /v1/recalls | {"product": "known", "lot": "none"} | 409 | ~~ | covers nothing
            POST | /v1/recalls | {"batch": "B999"} | 404 | ~~ | no batch B999
            POST | /v1/recalls | {"codes": ["?"]} | 409 | codes[0] | is not a code
            POST | /v1/recalls | {"contentsOf": "81000010000000000000"} | 409 | contentsOf | was never issued
            POST | /v1/recalls | {"madeFrom": 7} | 400 | madeFrom | expected a text, actual a number
            POST | /v1/recalls | {"madeFrom": {}} | 400 | madeFrom.product | is missing
            POST | /v1/recalls | {"madeFrom": {"product": "known"}} | 400 | madeFrom.lot | is missing
            POST | /v1/recalls | {"madeFrom": {"product": "known", "lot": "L1", "unit": "kg"}} | 400 | madeFrom.unit | unknown field
            POST | /v1/recalls | {"madeFrom": {"product": "known", "lot": "L1"}, "lot": "L1"} | 400 | lot | goes only with product
            POST | /v1/recalls | {"batch": "B1", "madeFrom": {"product": "known", "lot": "L1"}} | 400 | madeFrom | does not go with batch
            POST | /v1/recalls | {"madeFrom": {"product": "none", "lot": "L1"}} | 404 | ~~ | no product none
            POST | /v1/recalls | {"madeFrom": {"product": "known", "lot": "L1"}} | 409 | ~~ | nothing was made of lot L1 of known
            POST | /v1/recalls | {"madeFrom": "?"} | 409 | madeFrom | is not a code
            POST | /v1/recalls | {"madeFrom": "81000010000000000000"} | 409 | madeFrom | was never issued
            GET | /v1/recalls/R999999 | ~~ | 404 | ~~ | no such recall
            GET | /v1/recalls/7 | ~~ | 404 | ~~ | no such recall
            GET | /v1/recalls/R999999/codes | ~~ | 404 | ~~ | no such recall
            DELETE | /v1/recalls/R999999 | ~~ | 404 | ~~ | no such recall
            GET | /v1/recalls?pageToken=%20 | ~~ | 400 | ~~ | expected a token
            GET | /v1/alerts?pageToken=x | ~~ | 400 | ~~ | pageToken
            GET | /v1/alerts?after=-1 | ~~ | 400 | ~~ | after
            GET | /v1/codes/abc | ~~ | 400 | ~~ | abc
            GET | /v1/codes/%ff%fe | ~~ | 400 | ~~ | ~~
            GET | /v1/codes/81000010000000000000/contents | ~~ | 404 | ~~ | never issued
            GET | /v1/codes/81000010000000000000/contents?level=bag | ~~ | 400 | ~~ | expected one of
            POST | /v1/resolve | {"codes": ["abc"]} | 400 | codes[0] | abc
            POST | /v1/resolve | {} | 400 | codes | is missing
            POST | /v1/parse | {"text": ""} | 400 | text | is empty
            POST | /v1/parse | {"text": "81234567890123456789", "companyPrefixLength": 13} | 400 | companyPrefixLength | expected 6 to 12
            POST | /v1/parse | {"text": "?"} | 400 | text | ~~
            GET | /nowhere | ~~ | 404 | ~~ | no such path
            GET | /v1/parties/ | ~~ | 404 | ~~ | no such path
            DELETE | /v1/parties/a | ~~ | 405 | ~~ | expected one of
            BREW | /healthz | ~~ | 405 | ~~ | BREW
            """)
    void isRefusedWithItsFieldNamed(String method, String target, String body, int status, String field, String reason) {
        Reply reply = server.call(method, target, body);
        assertEquals(status, reply.status(), reply.body());
        assertEquals("application/problem+json", reply.header("content-type"));
        assertEquals(status, reply.json().get("status").asInt());
        assertTrue(reply.body().contains(reason), () -> "expected " + reason + " in " + reply.body());
        if (!field.isEmpty()) {
            assertEquals(field, reply.json().get("errors").get(0).get("field").asText());
        }
        assertEquals(200, server.get("/healthz").status());
    }
}
