using Publisher.Cli.Terminal;

namespace Publisher.Cli.Tests.Terminal;

public sealed class PromptTests
{
    [Fact]
    public void A_question_is_asked_until_the_answer_is_acceptable()
    {
        var context = Context("\n  bad \n good\n", out var error);

        Assert.Equal("good", Prompt.Ask(context, "Name?", "--name NAME", objection: a => a == "bad" ? "not that" : null));
        Assert.Equal("Name?   an answer is needed here\nName?   not that\nName? ", error.ToString());
    }

    [Theory]
    [InlineData("\n", true, true)]
    [InlineData("\n", false, false)]
    [InlineData("maybe\nYES\n", false, true)]
    [InlineData("n\n", true, false)]
    public void A_yes_or_no_takes_nothing_else(string typed, bool suggestion, bool answer) =>
        Assert.Equal(answer, Prompt.Confirm(Context(typed, out _), "Sure?", "--yes", suggestion));

    [Fact]
    public void Where_nobody_sits_the_flag_is_named_and_nothing_is_read()
    {
        var context = Context("an answer\n", out var error, interactive: false);

        var failure = Assert.Throws<CliException>(() => Prompt.Ask(context, "Name?", "--name NAME"));

        Assert.Equal(ExitCodes.Usage, failure.ExitCode);
        Assert.Contains("--name NAME", failure.Hint, StringComparison.Ordinal);
        Assert.Equal("", error.ToString());
        Assert.Equal("an answer", context.In.ReadLine());
    }

    [Fact]
    public void An_input_that_ends_is_an_error_not_an_endless_question() =>
        Assert.Equal(ExitCodes.Usage, Assert.Throws<CliException>(() => Prompt.Secret(Context("", out _), "Passphrase?", "PUBLISHER_PASSPHRASE")).ExitCode);

    [Fact]
    public void Progress_is_wiped_and_shown_only_at_a_terminal()
    {
        var context = Context("", out var error);
        using (var progress = new Progress(context, "reading much"))
        {
            progress.Step("done");
        }
        Assert.Equal("\rreading much …\rdone …        \r      \r", error.ToString());

        context = Context("", out error, interactive: false);
        new Progress(context, "reading").Dispose();
        Assert.Equal("", error.ToString());
    }

    private static CliContext Context(string typed, out StringWriter error, bool interactive = true)
    {
        error = new StringWriter { NewLine = "\n" };
        return new()
        {
            Out = TextWriter.Null,
            Error = error,
            In = new StringReader(typed),
            IsInteractive = interactive,
            WorkingDirectory = Path.GetTempPath(),
            Environment = _ => null,
            Clock = () => default,
        };
    }
}
