package afterword;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the map of the packages, and those house rules that a program can check. */
final class ArchitectureTest {
    private static final String ROOT = "afterword";

    /** In the order in which data flows: each may import the port, the commands and the features before it. */
    private static final List<String> FEATURES =
            List.of("feed", "article", "destination", "delivery", "comment", "poll", "subscription", "person", "admin");

    /** Who may import whom, beside the features. Only the root package, which is not here, may import everything. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            entry("config", Set.of()),
            entry("chat", Set.of()),
            entry("command", Set.of("chat")),
            entry("storage", Set.of("config", "chat", "command", "FEATURES")),
            entry("web", Set.of()),
            entry("platform.discord", Set.of("chat", "command")),
            entry("platform.telegram", Set.of("chat", "command")),
            entry("playground", Set.of("playground.discord", "playground.telegram")),
            entry("playground.discord", Set.of()),
            entry("playground.telegram", Set.of()));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(Predefined.ONLY_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<ArchRule> productRules() {
        var imports = Stream.concat(
                MAY_IMPORT.entrySet().stream().map(it -> importsOnly(it.getKey(), it.getValue())),
                FEATURES.stream().map(it -> importsOnly(it, before(it))));
        var libraries = Stream.of(
                onlyIn("platform.discord", "net.dv8tion.."),
                onlyIn("platform.telegram", "org.telegram.."),
                onlyIn("storage", "org.jdbi..", "org.sqlite..", "java.sql..", "javax.sql.."),
                onlyIn("playground..", "io.javalin..", "org.eclipse.jetty.."),
                onlyIn("config", "com.fasterxml.jackson.dataformat.yaml..", "org.yaml.."));
        var shape = Stream.of(
                classes().should().resideInAnyPackage(everyPackage()).as("Every package is on the map"),
                classes().should(beNullMarked()),
                noFields().that().areStatic().should().notBeFinal().as("No static field changes"),
                noFields().should().haveRawType(Optional.class).as("No field is an Optional"),
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT)
                        .should()
                        .accessTargetWhere(readsTheClock())
                        .as("Only the root reads the clock: everything else is given its time"));
        return Stream.of(imports, libraries, shape).flatMap(it -> it);
    }

    static Stream<ArchRule> testRules() {
        return Stream.of(
                noClasses().should().accessTargetWhere(sleeps()).as("No test sleeps"),
                noClasses().should().beAnnotatedWith(Disabled.class),
                noMethods().should().beAnnotatedWith(Disabled.class));
    }

    @ParameterizedTest
    @MethodSource("productRules")
    void theProductKeeps(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("testRules")
    void theTestsKeep(ArchRule rule) {
        rule.allowEmptyShould(true).check(TESTS);
    }

    private static Set<String> before(String feature) {
        var earlier = FEATURES.subList(0, FEATURES.indexOf(feature)).stream();
        return Stream.concat(Stream.of("chat", "command"), earlier).collect(Collectors.toSet());
    }

    private static ArchRule importsOnly(String name, Set<String> others) {
        var allowed = Stream.concat(Stream.of(name), others.stream())
                .flatMap(it -> it.equals("FEATURES") ? FEATURES.stream() : Stream.of(it))
                .map(ArchitectureTest::full)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(full(name))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(ROOT + "..").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .as(name + " imports nothing of ours but " + others);
    }

    private static ArchRule onlyIn(String name, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(full(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .as("Only " + name + " imports " + String.join(", ", libraries));
    }

    private static String[] everyPackage() {
        return Stream.of(
                        Stream.of(ROOT),
                        MAY_IMPORT.keySet().stream().map(ArchitectureTest::full),
                        FEATURES.stream().map(ArchitectureTest::full))
                .flatMap(it -> it)
                .toArray(String[]::new);
    }

    private static String full(String name) {
        return ROOT + "." + name;
    }

    private static ArchCondition<JavaClass> beNullMarked() {
        return new ArchCondition<>("stand in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " is not @NullMarked"));
            }
        };
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return calls("reads the clock", target -> {
            var owner = target.getOwner();
            var given = target.getRawParameterTypes().stream().anyMatch(it -> it.isAssignableTo(InstantSource.class));
            return switch (target.getName()) {
                case "now" -> owner.getPackageName().startsWith("java.time") && !given;
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "getInstance" -> owner.isAssignableTo(Calendar.class);
                case "<init>" ->
                    owner.isEquivalentTo(Date.class)
                            && target.getRawParameterTypes().isEmpty();
                case String name ->
                    (owner.isEquivalentTo(Clock.class) || owner.isEquivalentTo(InstantSource.class))
                            && (name.startsWith("system") || name.startsWith("tick"));
            };
        });
    }

    private static DescribedPredicate<JavaAccess<?>> sleeps() {
        var sleepers = Set.of(Thread.class.getName(), TimeUnit.class.getName());
        return calls(
                "sleeps",
                target -> target.getName().equals("sleep")
                        && sleepers.contains(target.getOwner().getName()));
    }

    /** Calls and method references alike. */
    private static DescribedPredicate<JavaAccess<?>> calls(String description, Predicate<CodeUnitAccessTarget> which) {
        return DescribedPredicate.describe(
                description, access -> access.getTarget() instanceof CodeUnitAccessTarget target && which.test(target));
    }
}
