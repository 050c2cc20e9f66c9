package afterword.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Fri, 10 Jan 2020 14:33:00 GMT                | 2020-01-10T14:33:00Z
            Fri, 10 Jan 2020 14:33:00 +0000              | 2020-01-10T14:33:00Z
            Fri, 10 Jan 2020 14:33:00 -0500              | 2020-01-10T19:33:00Z
            Fri, 10 Jan 2020 14:33:00 EST                | 2020-01-10T19:33:00Z
            Fri, 10 Jan 2020 14:33:00 PDT                | 2020-01-10T21:33:00Z
            Fri, 10 Jan 2020 14:33:00 MSK                | 2020-01-10T11:33:00Z
            Fri, 10 Jan 2020 14:33:00 +02:00             | 2020-01-10T12:33:00Z
            Fri, 10 Jan 2020 14:33:00 GMT+2              | 2020-01-10T12:33:00Z
            Fri, 10 Jan 2020 14:33:00 UTC+0530           | 2020-01-10T09:03:00Z
            Fri, 10 Jan 2020 14:33:00 +0100 (CET)        | 2020-01-10T13:33:00Z
            Fri, 10 Jan 2020 14:33:00 -0000              | 2020-01-10T14:33:00Z
            Fri, 10 Jan 2020 14:33:00 XYZ                | 2020-01-10T14:33:00Z
            Fri, 10 Jan 2020 14:33:00                    | 2020-01-10T14:33:00Z
            Fri, 10 Jan 2020 14:33                       | 2020-01-10T14:33:00Z
            Fri, 10 Jan 2020                             | 2020-01-10T00:00:00Z
            10 Jan 2020 14:33:00 GMT                     | 2020-01-10T14:33:00Z
            Fri, 10 Jan 20 14:33:00 GMT                  | 2020-01-10T14:33:00Z
            Fri, 10 Jan 99 14:33:00 GMT                  | 1999-01-10T14:33:00Z
            Fri, 10 Jan 120 14:33:00 GMT                 | 2020-01-10T14:33:00Z
            Friday, 10-Jan-20 14:33:00 GMT               | 2020-01-10T14:33:00Z
            Friday, January 10, 2020 2:33 PM             | 2020-01-10T14:33:00Z
            Jan 10, 2020 at 2:33:00 p.m.                 | 2020-01-10T14:33:00Z
            Jan 10, 2020 12:05 am                        | 2020-01-10T00:05:00Z
            January 10th, 2020                           | 2020-01-10T00:00:00Z
            Fri Jan 10 14:33:00 2020                     | 2020-01-10T14:33:00Z
            Fri Jan 10 14:33:00 EST 2020                 | 2020-01-10T19:33:00Z
            Fri Jan 10 14:33:00 +0100 2020               | 2020-01-10T13:33:00Z
            Fri, Jan 10 2020 14:33:00 +0100              | 2020-01-10T13:33:00Z
            Fri, 10 January 2020 14:33:00 Z              | 2020-01-10T14:33:00Z
            2020-01-10T14:33:00Z                         | 2020-01-10T14:33:00Z
            2020-01-10T14:33:00.123Z                     | 2020-01-10T14:33:00.123Z
            2020-01-10T14:33:00.123456789+01:00          | 2020-01-10T13:33:00.123456789Z
            2020-01-10T14:33:00,5Z                       | 2020-01-10T14:33:00.5Z
            2020-01-10T14:33:00-0800                     | 2020-01-10T22:33:00Z
            2020-01-10T14:33:00-08                       | 2020-01-10T22:33:00Z
            2020-01-10T14:33Z                            | 2020-01-10T14:33:00Z
            2020-01-10 14:33:00                          | 2020-01-10T14:33:00Z
            2020-01-10 14:33:00 +0200                    | 2020-01-10T12:33:00Z
            2020-01-10 14:33:00 UTC                      | 2020-01-10T14:33:00Z
            2020-01-10 14:33:00 Europe/Paris             | 2020-01-10T13:33:00Z
            2020-01-10T14:33:00[America/New_York]        | 2020-01-10T19:33:00Z
            2020-01-10                                   | 2020-01-10T00:00:00Z
            2020-01                                      | 2020-01-01T00:00:00Z
            2020                                         | 2020-01-01T00:00:00Z
            2020-010                                     | 2020-01-10T00:00:00Z
            2020-1-9T4:3:2Z                              | 2020-01-09T04:03:02Z
            20200110                                     | 2020-01-10T00:00:00Z
            20200110T143300Z                             | 2020-01-10T14:33:00Z
            20200110143300                               | 2020-01-10T14:33:00Z
            2020/1/10 14:33:00                           | 2020-01-10T14:33:00Z
            2020.01.10 14:33                             | 2020-01-10T14:33:00Z
            2020-Jan-10 14:33                            | 2020-01-10T14:33:00Z
            1/10/2020 2:33:00 PM                         | 2020-01-10T14:33:00Z
            01/31/2020                                   | 2020-01-31T00:00:00Z
            31/01/2020 14:33                             | 2020-01-31T14:33:00Z
            10.01.2020 14:33                             | 2020-01-10T14:33:00Z
            10.01.2020, 14:33 Uhr                        | 2020-01-10T14:33:00Z
            10-01-2020                                   | 2020-01-10T00:00:00Z
            1578666780                                   | 2020-01-10T14:33:00Z
            1578666780000                                | 2020-01-10T14:33:00Z
            Fri, 31 Dec 2019 24:00:00 GMT                | 2020-01-01T00:00:00Z
            Sat, 31 Dec 2016 23:59:60 GMT                | 2016-12-31T23:59:59Z
            Sun, 30 Feb 2020 10:00:00 GMT                | 2020-02-29T10:00:00Z
            Fri, 10 Jan 2020 99:99:99 GMT                | 2020-01-10T00:00:00Z
            Sept 5, 2020                                 | 2020-09-05T00:00:00Z
            Fr, 10 Jän. 2020 14:33:00 +0100              | 2020-01-10T13:33:00Z
            10. März 2020 14:33                          | 2020-03-10T14:33:00Z
            Di, 10 Mär 2020 14:33:00 MEZ                 | 2020-03-10T13:33:00Z
            mar., 10 nov. 2020 14:33:00 +0100            | 2020-11-10T13:33:00Z
            10 février 2020 à 14h33                      | 2020-02-10T14:33:00Z
            10 de enero de 2020                          | 2020-01-10T00:00:00Z
            lun, 10 ago 2020 10:00:00 +0200              | 2020-08-10T08:00:00Z
            10 gennaio 2020 14:33                        | 2020-01-10T14:33:00Z
            10 de março de 2020                          | 2020-03-10T00:00:00Z
            10 maart 2020                                | 2020-03-10T00:00:00Z
            10 января 2020 14:33                         | 2020-01-10T14:33:00Z
            Пт, 10 янв 2020 14:33:00 +0300               | 2020-01-10T11:33:00Z
            10 stycznia 2020                             | 2020-01-10T00:00:00Z
            10. února 2020                               | 2020-02-10T00:00:00Z
            2020. január 10. 14:33                       | 2020-01-10T14:33:00Z
            10 Ocak 2020                                 | 2020-01-10T00:00:00Z
            10 Ιανουαρίου 2020                           | 2020-01-10T00:00:00Z
            10 tháng 1, 2020                             | 2020-01-10T00:00:00Z
            10 มกราคม 2563                                | 2020-01-10T00:00:00Z
            2020年1月10日 14:33                             | 2020-01-10T14:33:00Z
            2020年1月10日14時33分                             | 2020-01-10T14:33:00Z
            2020년 1월 10일 오후 2:33                         | 2020-01-10T14:33:00Z
            """)
    void readsWhatFeedsWrite(String written, String meant) {
        assertThat(DateReader.read(written)).isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yesterday",
                "10 Jan",
                "0000-00-00 00:00:00",
                "Mon, 01 Jan 0001 00:00:00 +0000",
                "2020-13-45",
                "99999999999999999999",
                "-",
                "T",
                "3 days ago",
                "12:30"
            })
    void readsNothingIntoWhatIsNoDate(String written) {
        assertThat(DateReader.read(written)).isNull();
    }

    @Test
    void neverThrows() {
        long seed = 20260303;
        var random = new Random(seed);
        var pieces = new String[] {
            "10",
            "Jan",
            "2020",
            "14:33",
            ":",
            "+",
            "-",
            "T",
            "Z",
            "GMT",
            "年",
            "月",
            "99999999999",
            ".",
            "/",
            "24:00",
            "am",
            " ",
            ",",
            "(",
            "Europe/Nowhere",
            "\u0000",
            "h9",
            "+99:99",
            "0"
        };

        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(9); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var read = DateReader.read(text.toString());
            assertThat(read == null || read.isAfter(Instant.EPOCH.minusSeconds(86_400)))
                    .as("seed %d: %s", seed, text)
                    .isTrue();
        }
    }
}
