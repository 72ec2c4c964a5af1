using System.Text;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Tests.Json;

public sealed class JsonPositionTests
{
    private const string Json = """ {"a":{"é":[10,{"x/y~z":true}]},"b":null}""";

    [Theory]
    [InlineData("", """{"a":""")]
    [InlineData("/a", "\"a\":")]
    [InlineData("/a/é", "\"é\":")]
    [InlineData("/a/é/0", "10")]
    [InlineData("/a/é/1", "{\"x")]
    [InlineData("/a/é/1/x~1y~0z", "\"x/y~z\"")]
    [InlineData("/b", "\"b\":null")]
    [InlineData("/b/0", "\"b\":null")]
    [InlineData("/a/é/7", "\"é\":")]
    [InlineData("/a/missing/deeper", "\"a\":")]
    [InlineData("/missing", """{"a":""")]
    public void A_pointer_finds_the_member_or_its_nearest_ancestor(string pointer, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(Json);
        var offset = JsonPosition.OffsetOf(bytes, pointer);
        Assert.StartsWith(expected, Encoding.UTF8.GetString(bytes.AsSpan(offset)), StringComparison.Ordinal);
    }
}
