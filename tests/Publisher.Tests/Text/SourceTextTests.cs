using System.Text;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Tests.Text;

public sealed class SourceTextTests
{
    private static SourceText Read(string text)
    {
        Assert.True(SourceText.TryRead(new("a.md", Encoding.UTF8.GetBytes(text)), out var read, out _));
        return read;
    }

    [Theory]
    [InlineData("abc", 0, 1, 1)]
    [InlineData("abc", 2, 1, 3)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nbc", 3, 2, 2)]
    [InlineData("a\n\nb", 3, 3, 1)]
    [InlineData("é😀x", 3, 1, 4)]
    [InlineData("", 0, 1, 1)]
    [InlineData("a\n", 2, 2, 1)]
    [InlineData("a", 99, 1, 2)]
    public void An_offset_has_its_line_and_column(string text, int offset, int line, int column) =>
        Assert.Equal(new SourceLocation("a.md", line, column), Read(text).At(offset));

    [Fact]
    public void Lines_come_without_their_ends_and_an_opening_mark_is_dropped()
    {
        var text = Read("\uFEFFone\r\ntwo\nthree");
        Assert.Equal(["", "one", "two", "three", ""], Enumerable.Range(0, 5).Select(text.Line));
        Assert.Equal(3, text.LineCount);
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xFF }, 2, 2)]
    [InlineData(new byte[] { 0xC3 }, 1, 1)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1, 1)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xC0, 0x80 }, 1, 2)]
    public void The_first_byte_that_is_no_text_is_found(byte[] bytes, int line, int column)
    {
        Assert.False(SourceText.TryRead(new("a.md", bytes), out _, out var problem));
        Assert.Equal(new SourceLocation("a.md", line, column), problem);
    }

    [Theory]
    [InlineData("{\n  \"é\": 1}", 8, 2, 6)]
    [InlineData("{}", 0, 1, 1)]
    public void A_byte_offset_has_its_line_and_column(string text, int offset, int line, int column) =>
        Assert.Equal(new SourceLocation("a.json", line, column), SourceText.Locate("a.json", Encoding.UTF8.GetBytes(text), offset));

    [Fact]
    public void A_tree_is_in_order_and_its_hash_knows_only_what_is_in_it()
    {
        SourceFile[] files = [new("b/x", "1"u8.ToArray()), new("a", "2"u8.ToArray()), new("b.md", "3"u8.ToArray()), new("b/a", "4"u8.ToArray())];
        var tree = new SourceTree(files);
        var shuffled = new SourceTree(files.Reverse());
        Assert.Equal(["a", "b.md", "b/a", "b/x"], tree.Files.Select(f => f.Path));
        Assert.Equal(["b/a", "b/x"], tree.Under("b/").Select(f => f.Path));
        Assert.Empty(tree.Under("c/"));
        Assert.Equal(tree.ContentHash(), shuffled.ContentHash());
        Assert.NotEqual(tree.ContentHash(), new SourceTree([.. files[..3], new("b/a", "5"u8.ToArray())]).ContentHash());
        Assert.NotEqual(tree.ContentHash(), new SourceTree([.. files[..3], new("b/b", "4"u8.ToArray())]).ContentHash());
    }
}
