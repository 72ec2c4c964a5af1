using Publisher.Authoring;
using Publisher.Diagnostics;
using Publisher.Loading;

namespace Publisher.Tests.Loading;

public sealed class NameRulesTests
{
    [Theory]
    [InlineData("workshop-host", true)]
    [InlineData("a1", true)]
    [InlineData("7", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("..", false)]
    [InlineData("a/b", false)]
    [InlineData("сoop", false)]
    [InlineData("a\n", false)]
    public void A_slug_is_small_letters_digits_and_single_hyphens(string name, bool good) => Assert.Equal(good, NameRules.IsSlug(name));

    [Fact]
    public void A_slug_has_at_most_64_characters()
    {
        Assert.True(NameRules.IsSlug(new string('a', 64)));
        Assert.False(NameRules.IsSlug(new string('a', 65)));
    }

    [Theory]
    [InlineData("Łukasz Żółć", "'lukasz-zolc'")]
    [InlineData("Søren Straße", "'soren-strasse'")]
    [InlineData("Þóra Æsir", "'thora-aesir'")]
    [InlineData("Işıl", "'isil'")]
    public void A_suggestion_keeps_the_sound_of_a_name(string name, string suggestion)
    {
        var diagnostics = new DiagnosticBag();
        NameRules.CheckSlug(name, new("a"), isPage: false, diagnostics);
        Assert.Contains(suggestion, Assert.Single(diagnostics.ToSorted()).Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", true, "PUB0116")]
    [InlineData("aux", false, "PUB0116")]
    [InlineData("awards", true, "PUB0116")]
    [InlineData("awards", false, null)]
    [InlineData("about", true, null)]
    public void Names_that_are_taken_are_refused(string name, bool isPage, string? code)
    {
        var diagnostics = new DiagnosticBag();
        NameRules.CheckSlug(name, new("a"), isPage, diagnostics);
        Assert.Equal(code, diagnostics.ToSorted().SingleOrDefault()?.Descriptor.Code);
    }

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("2026-01", true)]
    [InlineData("..", false)]
    [InlineData("1.", false)]
    [InlineData("1/2", false)]
    public void A_version_is_a_short_label(string version, bool good) => Assert.Equal(good, NameRules.IsVersion(version));

    [Theory]
    [InlineData("notes.txt", true)]
    [InlineData("a..b", true)]
    [InlineData(".hidden", false)]
    [InlineData("con.txt", false)]
    [InlineData("a b.txt", false)]
    [InlineData("a.", false)]
    [InlineData("a:b", false)]
    public void A_file_of_evidence_has_a_name_every_computer_takes(string name, bool good) => Assert.Equal(good, NameRules.IsFileName(name));

    public static TheoryData<string> NotText => ["kn\uFFFEots", "kn\uD800ots", "kn\uDC00ots", "\uDC00\uD800é", "\uFFFE"];

    // Such names come from disks and from typed arguments; normalising them throws.
    [Theory]
    [MemberData(nameof(NotText))]
    public void A_name_that_is_no_text_is_told_like_any_other_bad_name(string name)
    {
        var diagnostics = new DiagnosticBag();
        NameRules.CheckSlug(name, new("a"), isPage: false, diagnostics);
        Assert.Equal(["PUB0115"], diagnostics.ToSorted().Select(d => d.Descriptor.Code));
        if (name.StartsWith("kn", StringComparison.Ordinal))
        {
            Assert.Contains("'kn-ots'", diagnostics.ToSorted()[0].Hint, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(NotText))]
    public void A_file_of_such_a_name_is_told_and_nothing_throws(string name)
    {
        var site = Fixtures.SignedSite.Minimal();
        site[$"content/pages/{name}.md"] = "---\ntitle: Knots\n---\n\nText.\n";
        Assert.Contains("PUB0115", Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    [Theory]
    [MemberData(nameof(NotText))]
    public void What_was_typed_and_is_no_text_is_suggested_from_or_refused(string name)
    {
        Assert.True(SlugSuggestion.For(name) is null or "kn-ots" or "e", SlugSuggestion.For(name));
        Assert.NotNull(AuthoredText.Problem(AuthoredText.Clean(name)));
    }
}
