package afterword.destination;

import static org.assertj.core.api.Assertions.assertThat;

import afterword.command.Reply;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A channel's own template, from its preview to its end. */
final class TemplateChannelCommandTest {
    @TempDir
    Path folder;

    private ChannelDesk desk;

    @BeforeEach
    void open() {
        desk = new ChannelDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void showsATemplateWithTheNewestArticleBeforeItIsSaved() {
        desk.publish("One/Guides");

        var preview = (Reply.Message) desk.answer("channel template Read {{title}}\nnow");
        assertThat(preview.text().text()).contains("the post would say:\nRead One\nnow", "Nothing has changed yet");
        assertThat(desk.template()).isNull();
        assertThat(desk.say(ChannelDesk.line(preview, "Save"))).contains("Saved");

        assertThat(desk.template()).isEqualTo("Read {{title}}\nnow");
        assertThat(desk.say("channel template reset")).contains("excerpt again");
        assertThat(desk.template()).isNull();
    }

    @Test
    void keepsTheOldTemplateWhenTheNewOneIsDiscarded() {
        desk.publish("One/Guides");
        desk.say("channel template Old");
        desk.say("channel template save");

        var preview = (Reply.Message) desk.answer("channel template New");
        desk.say(ChannelDesk.line(preview, "Discard"));

        assertThat(desk.template()).isEqualTo("Old");
        assertThat(desk.answer("channel template save")).isInstanceOf(Reply.Refusal.class);
    }

    @Test
    void offersAFormForTheTemplateWhereThereAreForms() {
        desk.forms = true;
        desk.say("channel template Old");
        desk.say("channel template save");

        var shown = (Reply.Message) desk.answer("channel template");
        var form = (Reply.Form) desk.answer(ChannelDesk.line(shown, "Edit"));

        assertThat(form.commandLine()).isEqualTo("channel template");
        assertThat(form.fields()).singleElement().returns("Old", Reply.Field::value);
    }

    @Test
    void refusesAnEndlessTemplateAndKeepsNothingOfIt() {
        var said = desk.say("channel template " + "{{title}}".repeat(200_000));

        assertThat(said).contains("at most 1500 characters, this one has 1800000");
        assertThat(desk.answer("channel template save")).isInstanceOf(Reply.Refusal.class);
    }

    @Test
    void refusesATemplateThatExplodes() {
        desk.publish("One/a</category><category>b</category><category>c</category><category>d");

        var said = desk.say("channel template " + "{{#categories}}".repeat(9) + "x" + "{{/categories}}".repeat(9));

        assertThat(said).contains("yields too much");
    }
}
