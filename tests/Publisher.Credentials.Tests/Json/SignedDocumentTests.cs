using System.Text;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Tests.Json;

public sealed class SignedDocumentTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""", JsonProblemKind.DuplicateMember, 7)]
    [InlineData("""{"a":1,"\u0061":2}""", JsonProblemKind.DuplicateMember, 7)]
    [InlineData("""{"b":[{"x":{},"\u0078":2}]}""", JsonProblemKind.DuplicateMember, 14)]
    [InlineData("{\"a\":\n tru}", JsonProblemKind.Syntax, 10)]
    [InlineData("{\"a\":1,}", JsonProblemKind.Syntax, 7)]
    [InlineData("{\"a\":1}{}", JsonProblemKind.Syntax, 7)]
    [InlineData("/* a */{}", JsonProblemKind.Syntax, 0)]
    [InlineData("""{"a":"\ud83d"}""", JsonProblemKind.LoneSurrogate, 6)]
    [InlineData("""{"a":"\\\ud83d\ud83d\ude00"}""", JsonProblemKind.LoneSurrogate, 8)]
    [InlineData("""{"\udc00":"a"}""", JsonProblemKind.LoneSurrogate, 2)]
    [InlineData("""  "text" """, JsonProblemKind.WrongRoot, 2)]
    [InlineData("""{"e1e5":"1e999","a":[-1e400]}""", JsonProblemKind.NumberTooLarge, 21)]
    [InlineData("", JsonProblemKind.Syntax, 0)]
    [InlineData("""{"a":[[[[[]]]]]}""", JsonProblemKind.TooDeep, 8)]
    public void What_is_wrong_is_named_and_placed(string json, JsonProblemKind kind, int offset)
    {
        Assert.False(SignedDocument.TryParse(Encoding.UTF8.GetBytes(json), out _, out var problem, new JsonLimits(1000, 4)));
        Assert.Equal((kind, offset), (problem.Kind, problem.Offset));
    }

    [Fact]
    public void A_byte_that_is_no_UTF8_is_placed()
    {
        Assert.False(SignedDocument.TryParse((byte[])[.. "{\"a\":\"é"u8, 0xFF, .. "\"}"u8], out _, out var problem));
        Assert.Equal((JsonProblemKind.NotUtf8, 8), (problem.Kind, problem.Offset));
    }

    [Fact]
    public void A_file_longer_than_the_limit_is_not_even_looked_at()
    {
        Assert.False(SignedDocument.TryParse(new byte[11], out _, out var problem, new JsonLimits(10, 4)));
        Assert.Equal(JsonProblemKind.TooLarge, problem.Kind);
    }

    [Fact]
    public void A_document_is_the_exact_bytes_and_a_view()
    {
        var bytes = Encoding.UTF8.GetBytes("""{ "a" : "\ud83d\ude00", "b": [32] }""" + "\n");
        Assert.True(SignedDocument.TryParse(bytes, out var document, out _));
        Assert.True(document.Bytes.Span.SequenceEqual(bytes));
        Assert.Equal("😀", document.Root.GetProperty("a").GetString());
    }

    [Theory]
    [InlineData(308, true)]
    [InlineData(309, false)]
    [InlineData(800, false)]
    public void A_number_may_have_as_many_digits_as_a_double_can_hold(int digits, bool isRead)
    {
        for (var shift = 0; shift < 160; shift++)
        {
            var json = Encoding.ASCII.GetBytes($"{{\"a\":{new string(' ', shift)}1{new string('9', digits - 1)}}}");
            Assert.Equal(isRead, SignedDocument.TryParse(json, out _, out var problem, new JsonLimits(5000, 4)));
            Assert.Equal(isRead ? null : JsonProblemKind.NumberTooLarge, problem?.Kind);
        }
    }

    [Fact]
    public void A_number_too_large_is_found_wherever_it_stands_among_other_Es()
    {
        for (var shift = 0; shift < 100; shift++)
        {
            foreach (var (number, isRead) in new[] { ("1e999", false), ("-1.5E+999", false), ("1e308", true), ("\"1e999\"", true), ("\"7e\"", true) })
            {
                var json = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('e', shift)} 4E éEe\",\"b\":{number}}}");
                Assert.Equal(isRead, SignedDocument.TryParse(json, out _, out var problem));
                Assert.Equal(isRead ? null : JsonProblemKind.NumberTooLarge, problem?.Kind);
            }
        }
    }

    [Fact]
    public void The_deepest_allowed_nesting_is_read()
    {
        Assert.True(SignedDocument.TryParse("""{"a":[[[]]]}"""u8.ToArray(), out _, out _, new JsonLimits(1000, 4)));
        Assert.False(SignedDocument.TryParse("""{"a":[[[[]]]]}"""u8.ToArray(), out _, out _, new JsonLimits(1000, 4)));
    }
}
