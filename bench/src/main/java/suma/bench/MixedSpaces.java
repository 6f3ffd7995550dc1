package suma.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suma.engine.code.FieldException;
import suma.engine.code.Scheme;
import suma.engine.code.Schemes;

/** Products of every scheme that issues codes: the fields that products and batches of each are made with. */
final class MixedSpaces {
    private static final String TABLE = """
            gs1-sgtin gtin=12345678901231
            gs1-sgtin gtin=12345678901248 serialLength=12 serialAlphabet=alphanumeric
            gs1-sscc extension=1 companyPrefix=234567
            gs1-grai assetType=2112345678900
            gs1-giai companyPrefix=952061
            drug-20 drugId=8123456
            drug-20 drugId=8123457
            pesticide-32 registrationCategory=1 registrationNumber=123456 productionType=2 specification=001
            pesticide-2026 registrationCategory=2 registrationNumber=123456 productionType=3 specification=001 serialLength=14
            vetdrug-24 applicationDate=2025-11-03 enterprise=12345
            organic-17 certifier=123 year=25
            market-20 subject=1234567890123
            tcm-28 enterprise=10127300114596
            tcm-35 packLevel=7 enterprise=10127300114596
            seed-20
            equipment class=3110 maker=10001 year=2014
            detonator-13 maker=01 productionDate=2025-01-09 feature=1
            oid root=1.2.156.3088
            handle prefix=86.100.1 serialAlphabet=alphanumeric
            ecode systemId=0001 goods=12345678
            """;

    private MixedSpaces() {
    }

    /** A scheme and the fields of a product of it and of a batch. */
    record Made(Scheme scheme, Map<String, String> product, Map<String, String> batch) {
        Map<String, String> fields() {
            Map<String, String> fields = new HashMap<>(product);
            fields.putAll(batch);
            return fields;
        }
    }

    static List<Made> all() throws FieldException {
        List<Made> all = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            all.add(made(line.split(" ")));
        }
        return all;
    }

    private static Made made(String[] words) throws FieldException {
        Scheme scheme = Schemes.standard().named(words[0]).orElseThrow();
        Map<String, String> product = new HashMap<>();
        Map<String, String> batch = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] pair = words[i].split("=");
            (scheme.batchFields().contains(pair[0]) ? batch : product).put(pair[0], pair[1]);
        }
        scheme.checkProduct(product);
        return new Made(scheme, product, batch);
    }
}
