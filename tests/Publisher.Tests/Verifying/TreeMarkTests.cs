using Publisher.Tests.Fixtures;
using Publisher.Tests.Incremental;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

/// <summary>Sources are known for those of an earlier build only when nothing of them is another.</summary>
public sealed class TreeMarkTests
{
    private const string Award = "content/awards/2026/" + SignedSite.HandsId + ".json";
    private const string Proof = "content/awards/2026/" + SignedSite.HandsId + ".proofs/m2.json";
    private const string Notes = "content/evidence/" + SignedSite.HandsId + "/notes.txt";
    private const string Page = "content/pages/visit.md";

    private readonly SignedSite site = LivingGuild.Found();
    private readonly BuildFolder folder = new();

    private TreeMark? Mark()
    {
        var tree = folder.Tree(site);
        return TreeMark.Of(tree, Pipeline.Check(tree).Verified!);
    }

    private bool IsKnown(TreeMark mark) => BuildFolder.MarkOf(BuildFolder.Written(mark)).IsOf(folder.Tree(site));

    [Fact]
    public void The_same_tree_is_known_without_a_file_read()
    {
        var mark = Mark()!;

        Assert.True(IsKnown(mark));
        Assert.Empty(folder.Read);
    }

    public static TheoryData<string> Paths => [Award, Proof, Notes, Page, "site.config.yml", "content/status/1.json"];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_with_another_stamp_is_another(string path)
    {
        Assert.True(site.Files.ContainsKey(path) || path == Notes);
        site[Notes] = "Notes.\n";
        var mark = Mark()!;
        folder.Touch(path);

        Assert.False(IsKnown(mark));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_file_that_comes_or_goes_is_noticed(string path)
    {
        site[Notes] = "Notes.\n";
        var with = Mark()!;
        var bytes = site.Files[path];
        site.Remove(path);
        Assert.False(IsKnown(with));
        site.Write(path, bytes);
        Assert.True(IsKnown(with));

        site["content/pages/another.md"] = "---\ntitle: Another\n---\n";
        Assert.False(IsKnown(with));
    }

    [Theory]
    [InlineData(Award)]
    [InlineData(Proof)]
    [InlineData(Page)]
    public void A_file_without_a_stamp_is_known_by_what_it_says(string path)
    {
        folder.WithoutStamp.Add(path);
        var mark = Mark()!;
        Assert.True(IsKnown(mark));
        folder.Touch(path);
        Assert.True(IsKnown(mark));
        folder.WithoutStamp.Clear();
        Assert.True(IsKnown(mark));

        site[path] += " ";
        Assert.False(IsKnown(mark));
    }

    [Fact]
    public void A_stamp_that_is_gone_is_no_match()
    {
        var mark = Mark()!;
        folder.WithoutStamp.Add(Page);

        Assert.False(IsKnown(mark));
    }

    [Fact]
    public void Evidence_without_a_stamp_leaves_no_mark()
    {
        site[Notes] = "Notes.\n";
        folder.WithoutStamp.Add(Notes);

        Assert.Null(Mark());
    }

    [Fact]
    public void A_mark_that_is_not_whole_is_none()
    {
        folder.WithoutStamp.UnionWith([Award, Page]);
        var bytes = BuildFolder.Written(Mark()!);

        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.ThrowsAny<IOException>(() => BuildFolder.MarkOf(bytes[..length]));
        }
    }
}
