using System.Collections.Frozen;
using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Sources;
using Publisher.Tests.Fixtures;
using Publisher.Tests.Incremental;
using Publisher.Verifying;

namespace Publisher.Tests.Loading;

/// <summary>A picture that was found good need not be looked through again; no other gains by it.</summary>
public sealed class KnownPicturesTests
{
    private const string Png = "content/badges/knots.png";
    private const string Svg = "content/badges/knots.svg";

    private readonly SignedSite site = LivingGuild.Found();

    private (SiteContent Content, ImmutableArray<Diagnostic> Found) Load(FrozenSet<Digest>? pictures = null)
    {
        var found = new DiagnosticBag();
        return (ContentLoader.Load(site.Tree, found, pictures)!, found.ToSorted());
    }

    private FrozenSet<Digest> Good() => Load().Content.Pictures.Good.ToFrozenSet();

    [Fact]
    public void What_was_good_is_good_again_and_nothing_else_is_remembered()
    {
        var first = Load();
        Assert.Empty(first.Found);
        Assert.NotEmpty(first.Content.Pictures.Good);
        Assert.False(first.Content.Pictures.IsAsBefore);

        var second = Load(Good());
        Assert.Empty(second.Found);
        Assert.True(second.Content.Pictures.IsAsBefore);
        Assert.Equal(first.Content.Pictures.Good, second.Content.Pictures.Good);
        foreach (var (one, other) in first.Content.Badges.Zip(second.Content.Badges))
        {
            Assert.True(one.Svg?.Bytes.Span.SequenceEqual(other.Svg!.Bytes.Span) ?? other.Svg is null);
            Assert.True(one.Png?.Bytes.Span.SequenceEqual(other.Png!.Bytes.Span) ?? other.Png is null);
        }
    }

    [Theory]
    [InlineData(Png)]
    [InlineData(Svg)]
    public void One_byte_more_is_another_picture(string path)
    {
        var good = Good();
        site.Write(path, [.. site.Files[path], (byte)'<']);

        Assert.Equal(Load().Found, Load(good).Found, (one, other) => one!.Descriptor == other!.Descriptor && one.Message == other.Message);
        Assert.Contains(Load(good).Found, d => d.Location.Path == path);
    }

    [Fact]
    public void A_picture_is_good_only_as_what_it_was_looked_through()
    {
        var good = Good();
        var member = site.Files.Keys.First(p => p.StartsWith("content/members/", StringComparison.Ordinal) && !site.Files.ContainsKey(p.Replace(".md", ".png", StringComparison.Ordinal)));
        var jpeg = member.Replace(".md", ".jpg", StringComparison.Ordinal);
        site.Write(jpeg, site.Files[Png]);

        Assert.Contains(Load(good).Found, d => d.Location.Path == jpeg);
    }

    [Fact]
    public void What_cleaning_changes_is_cleaned_each_time()
    {
        site.Write(Svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><!-- made by hand --><path d=\"M0 0h9\"/></svg>"u8.ToArray());
        var cleaned = Load().Content.Badges.Single(b => b.Slug == "knots").Svg!.Bytes;
        Assert.NotEqual(site.Files[Svg], cleaned.ToArray());

        Assert.Equal(cleaned.ToArray(), Load(Good()).Content.Badges.Single(b => b.Slug == "knots").Svg!.Bytes.ToArray());
    }

    [Fact]
    public void They_are_kept_with_what_was_verified_for_the_same_program()
    {
        using var stream = new MemoryStream();
        VerificationMemory.Write(Pipeline.Check(site.Tree, VerificationMemory.Empty("one")).Verified!, "one", stream);

        Assert.True(VerificationMemory.Read("one", stream.ToArray()).Pictures.SetEquals(Good()));
        Assert.Empty(VerificationMemory.Read("two", stream.ToArray()).Pictures);
    }
}
