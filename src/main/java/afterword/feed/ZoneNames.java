package afterword.feed;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short names of time zones, each with the meaning that is commonest in feeds; the military letters but Z are left out, since RFC 822 got them wrong. */
final class ZoneNames {
    private static final Map<String, ZoneOffset> OFFSETS = offsets();

    private ZoneNames() {}

    static @Nullable ZoneId zone(String name) {
        var offset = OFFSETS.get(name.toUpperCase(Locale.ROOT));
        if (offset != null || name.indexOf('/') < 0) {
            return offset;
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, ZoneOffset> offsets() {
        var map = new HashMap<String, ZoneOffset>();
        put(map, 0, "Z UT UTC GMT WET");
        put(map, 60, "CET MEZ BST WEST WAT");
        put(map, 120, "CEST MESZ EET SAST CAT");
        put(map, 180, "EEST MSK EAT TRT");
        put(map, 240, "MSD GST SAMT");
        put(map, 300, "PKT YEKT UZT");
        put(map, 330, "IST");
        put(map, 420, "ICT WIB NOVT KRAT");
        put(map, 480, "SGT HKT AWST PHT MYT WITA IRKT");
        put(map, 540, "JST KST WIT YAKT");
        put(map, 570, "ACST");
        put(map, 600, "AEST VLAT");
        put(map, 630, "ACDT");
        put(map, 660, "AEDT");
        put(map, 720, "NZST");
        put(map, 780, "NZDT");
        put(map, -180, "BRT ART ADT CLST");
        put(map, -210, "NST");
        put(map, -150, "NDT");
        put(map, -240, "EDT AST CLT");
        put(map, -300, "EST CDT COT PET");
        put(map, -360, "CST MDT");
        put(map, -420, "MST PDT");
        put(map, -480, "PST AKDT");
        put(map, -540, "AKST");
        put(map, -600, "HST");
        return Map.copyOf(map);
    }

    private static void put(Map<String, ZoneOffset> map, int minutes, String names) {
        for (var name : names.split(" ", -1)) {
            map.put(name, ZoneOffset.ofTotalSeconds(minutes * 60));
        }
    }
}
