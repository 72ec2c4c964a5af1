using Publisher.Authoring;

namespace Publisher.Tests.Authoring;

public sealed class AwardTableTests
{
    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Columns_come_in_any_order_with_any_separator(string s)
    {
        var (rows, problems) = AwardTable.Read($"\ufeffName{s}TO{s}evidence\r\nAna Kowalska{s}@ana{s}a.pdf | https://example.org/x\r\n");
        Assert.Empty(problems);
        var row = Assert.Single(rows);
        Assert.Equal(("@ana", "Ana Kowalska", 2), (row.To, row.Name, row.Line));
        Assert.Equal(["a.pdf", "https://example.org/x"], row.Evidence);
        Assert.Null(row.Narrative);
    }

    [Fact]
    public void Quotes_hold_separators_line_ends_and_quotes()
    {
        var (rows, problems) = AwardTable.Read("to,narrative\n@ana,\"Ran \"\"open\"\" evenings,\nnine of them\"\n\n@bo,\"\"\n");
        Assert.Empty(problems);
        Assert.Equal("Ran \"open\" evenings,\nnine of them", rows[0].Narrative);
        Assert.Equal(("@bo", 5), (rows[1].To, rows[1].Line));
        Assert.Null(rows[1].Narrative);
    }

    [Fact]
    public void Every_bad_row_is_reported_with_its_line_and_the_good_ones_are_read()
    {
        var (rows, problems) = AwardTable.Read("to,date\n,2026-01-01\n@ana,2026-01-01,extra\n,\n@bo,2026-01-02");
        Assert.Equal([2, 3], problems.Select(p => p.Line));
        Assert.Equal(["@bo"], rows.Select(r => r.To));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("name,date\nAna,2026-01-01\n", "'to' is missing")]
    [InlineData("to,nmae\n@ana,x\n", "no column 'nmae'")]
    [InlineData("to,to\n@ana,x\n", "twice")]
    [InlineData("to,narrative\n@ana,\"never closed\n", "never closed")]
    public void A_wrong_table_says_what_is_wrong(string text, string words)
    {
        var (_, problems) = AwardTable.Read(text);
        Assert.Contains(words, Assert.Single(problems).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_cell_in_quotes_without_a_line_end_is_closed()
    {
        var (rows, problems) = AwardTable.Read("to;narrative\n@ana;\"good; very\"");
        Assert.Empty(problems);
        Assert.Equal("good; very", rows[0].Narrative);
    }
}
