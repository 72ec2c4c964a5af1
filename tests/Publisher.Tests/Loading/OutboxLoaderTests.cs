using Publisher.Content;
using Publisher.Loading;

namespace Publisher.Tests.Loading;

public sealed class OutboxLoaderTests
{
    [Theory]
    [InlineData("2026-02-03T18:00:00Z create lightaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z delete lightaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z update lightaaaaaaaaaaa revoke")]
    [InlineData("2026-02-03T18:00:00Z update lightaaaaaaaaaaa supersede")]
    [InlineData("2026-02-03T18:00:00Z announce lightaaaaaaaaaaa wordaaaaaaaaaaaa")]
    public void A_line_is_read_as_it_was_written(string line) => Assert.Equal(line + "\n", Read(line)!.Line);

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-03T18:00:00Z create")]
    [InlineData("2026-02-03T18:00:00+00:00 create lightaaaaaaaaaaa")]
    [InlineData("2026-02-30T18:00:00Z create lightaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z Create lightaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z create ../../../../etc")]
    [InlineData("2026-02-03T18:00:00Z create lightaaaaaaaaaaa wordaaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z update lightaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z update lightaaaaaaaaaaa withdraw")]
    [InlineData("2026-02-03T18:00:00Z announce lightaaaaaaaaaaa")]
    [InlineData("2026-02-03T18:00:00Z  create lightaaaaaaaaaaa")]
    public void Another_line_is_none(string line) => Assert.Null(Read(line));

    private static OutboxEntry? Read(string line) => OutboxEntry.TryRead(line, id => NameRules.IsAwardId(id));
}
