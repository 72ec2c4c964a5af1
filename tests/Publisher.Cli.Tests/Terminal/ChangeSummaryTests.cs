using System.Collections.Immutable;
using Publisher.Changes;
using Publisher.Cli.Terminal;
using Publisher.Diagnostics;

namespace Publisher.Cli.Tests.Terminal;

public sealed class ChangeSummaryTests
{
    [Theory]
    [InlineData("Light", "Light")]
    [InlineData("\u001b[31m::error::x", "\\\\u\\{1B\\}\\[31m::error::x")]
    [InlineData("[click](https://evil.example)", "\\[click\\](https&#58;//evil.example)")]
    [InlineData("<img src=x> @everyone #12 www.evil.example", "&#60;img src=x&#62; &#64;everyone &#35;12 www&#46;evil.example")]
    [InlineData("a\n## b `c` **d** _e_ ~f~ $g$ | h", "a\\\\u\\{A\\}&#35;&#35; b \\`c\\` \\*\\*d\\*\\* \\_e\\_ \\~f\\~ \\$g\\$ \\| h")]
    public void What_a_forge_would_obey_is_shown(string words, string shown) => Assert.Equal(shown, ChangeSummary.Text(words));

    [Fact]
    public void It_says_first_whether_it_can_be_merged()
    {
        var waits = new ChangeNote(ChangeKind.Waits, "The award waits for one more person: Ask @ben.");
        ImmutableArray<Diagnostic> wrong = [new(ChangeDescriptors.AuthorityStep, new("content/authority/3.json"), ["3", "main", "1"])];
        Assert.StartsWith("## Good to merge.\n", ChangeSummary.Write(new() { Diagnostics = [] }, "main", ""), StringComparison.Ordinal);
        Assert.StartsWith("## Good, and it waits for signatures.", ChangeSummary.Write(new() { Diagnostics = [], Notes = [waits] }, "main", ""), StringComparison.Ordinal);
        var told = ChangeSummary.Write(new() { Diagnostics = wrong, Notes = [waits] }, "main", "guild/");
        Assert.StartsWith("## Not yet: 1 thing to mend.\n\n### To mend\n\n- `guild/content/authority/3.json:1` version 3 of the rules", told, StringComparison.Ordinal);
        Assert.Contains("### What it waits for\n\n- The award waits for one more person: Ask &#64;ben.\n", told, StringComparison.Ordinal);
    }
}
