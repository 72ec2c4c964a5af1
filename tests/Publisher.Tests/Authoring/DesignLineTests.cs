using Publisher.Authoring;
using Publisher.Content;

namespace Publisher.Tests.Authoring;

public sealed class DesignLineTests
{
    private static readonly BadgeDesign Design = new("leaf", "moss", null, "Say \"ahoy\" \\ twice");

    [Theory]
    [InlineData("---\nname: A\n---\n\nText\n", "---\nname: A\nDESIGN\n---\n\nText\n")]
    [InlineData("---\nname: A\ndesign: {shape: cog}\ntags: [a]\n---\ndesign: x\n", "---\nname: A\nDESIGN\ntags: [a]\n---\ndesign: x\n")]
    [InlineData("---\ndesign:\n  shape: cog\n\n  palette: tide # why\ntags: [a]\n---\n", "---\nDESIGN\ntags: [a]\n---\n")]
    [InlineData("---\nname: A\ndesign: {shape: cog,\n  palette: tide}\n---\nText", "---\nname: A\nDESIGN\n---\nText")]
    [InlineData("---\r\nname: A\r\ndesign: {shape: cog}\r\n---\r\nText\r\n", "---\r\nname: A\r\nDESIGN\r\n---\r\nText\r\n")]
    [InlineData("---\ndesigner: Rosa\n---\n", "---\ndesigner: Rosa\nDESIGN\n---\n")]
    public void It_is_put_where_it_was_or_last_and_nothing_else_moves(string before, string after) =>
        Assert.Equal(after.Replace("DESIGN", """design: {shape: leaf, palette: moss, ring: "Say \"ahoy\" \\ twice"}""", StringComparison.Ordinal), DesignLine.Put(before, Design));

    [Theory]
    [InlineData("")]
    [InlineData("name: A\n---\n")]
    [InlineData("---\nname: A\n")]
    public void Without_front_matter_nothing_is_written(string text) => Assert.Null(DesignLine.Put(text, Design));
}
