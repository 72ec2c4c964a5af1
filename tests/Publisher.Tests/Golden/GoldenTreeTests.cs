using System.Text;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Tests.Golden;

/// <summary>The comparer itself: a comparison that cannot fail would prove nothing.</summary>
public sealed class GoldenTreeTests
{
    private static readonly Site TwoFiles = SiteOf(("a/index.html", "one\ntwo\n"), ("b.json", "{}\n"));

    [Fact]
    public void A_site_equals_the_tree_it_was_written_to()
    {
        using var folder = new TemporaryFolder();
        GoldenTree.Update(TwoFiles, folder["expected"]);
        Assert.Empty(GoldenTree.Compare(TwoFiles, folder["expected"]));
    }

    [Fact]
    public void A_changed_line_is_shown_as_it_was_and_as_it_is()
    {
        using var folder = new TemporaryFolder();
        GoldenTree.Update(TwoFiles, folder["expected"]);
        Assert.Equal(
            ["a/index.html: line 2 differs\n    - two\n    + twO"],
            GoldenTree.Compare(SiteOf(("a/index.html", "one\ntwO\n"), ("b.json", "{}\n")), folder["expected"]));
    }

    [Theory]
    [InlineData("one\ntwo", "line 2 differs\n    - two\n    + two")]
    [InlineData("one\ntwo\n\n", "line 3 differs\n    - (end of file)\n    + ")]
    [InlineData("", "line 1 differs\n    - one\n    + (end of file)")]
    [InlineData("one\r\ntwo\n", "line 1 differs\n    - one\n    + one\r")]
    [InlineData("one\0two\n", "byte 3 differs (8 bytes expected, 8 found)")]
    public void A_difference_of_one_byte_is_a_difference(string text, string told)
    {
        using var folder = new TemporaryFolder();
        GoldenTree.Update(TwoFiles, folder["expected"]);
        Assert.Equal(["a/index.html: " + told], GoldenTree.Compare(SiteOf(("a/index.html", text), ("b.json", "{}\n")), folder["expected"]));
    }

    [Fact]
    public void A_file_too_many_and_a_file_too_few_are_told()
    {
        using var folder = new TemporaryFolder();
        GoldenTree.Update(TwoFiles, folder["expected"]);
        Assert.Equal(
            ["unexpected file: c.txt", "missing file: b.json"],
            GoldenTree.Compare(SiteOf(("a/index.html", "one\ntwo\n"), ("c.txt", "")), folder["expected"]));
    }

    [Fact]
    public void Without_a_tree_every_file_is_unexpected()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(2, GoldenTree.Compare(TwoFiles, folder["expected"]).Count);
    }

    [Fact]
    public void An_update_takes_old_files_away()
    {
        using var folder = new TemporaryFolder();
        GoldenTree.Update(SiteOf(("old/index.html", "old")), folder["expected"]);
        GoldenTree.Update(TwoFiles, folder["expected"]);
        Assert.Empty(GoldenTree.Compare(TwoFiles, folder["expected"]));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("0", null, false)]
    [InlineData("1", null, true)]
    public void Trees_are_written_only_when_asked(string? update, string? ci, bool expected) =>
        Assert.Equal(expected, GoldenTree.IsUpdate(name => name == "UPDATE_GOLDEN" ? update : ci));

    [Fact]
    public void A_build_server_never_writes_a_tree() =>
        Assert.Throws<InvalidOperationException>(() => GoldenTree.IsUpdate(name => name == "UPDATE_GOLDEN" ? "1" : "true"));

    private static Site SiteOf(params (string Path, string Text)[] files) =>
        new(files.Select(file => new SiteFile(file.Path, Encoding.UTF8.GetBytes(file.Text), "text/plain")));
}
