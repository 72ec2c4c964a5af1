using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Publisher.Credentials.Canonical;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Canonical;

public sealed class JsonCanonicalizerTests
{
    [Fact]
    public void The_six_published_documents_come_out_byte_for_byte()
    {
        var inputs = Directory.GetFiles(RepositoryFiles.Vector("jcs", "testdata", "input"), "*.json");
        Assert.Equal(6, inputs.Length);
        foreach (var input in inputs)
        {
            var name = Path.GetFileNameWithoutExtension(input);
            var canonical = Canonical(File.ReadAllBytes(input));
            Assert.Equal(File.ReadAllBytes(RepositoryFiles.Vector("jcs", "testdata", "output", name + ".json")), canonical);
            var hex = File.ReadAllText(RepositoryFiles.Vector("jcs", "testdata", "outhex", name + ".txt"));
            Assert.Equal(string.Concat(hex.Where(char.IsAsciiHexDigit)), Convert.ToHexStringLower(canonical));
        }
    }

    // RFC 8785, Appendix B.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void A_double_is_written_as_ECMAScript_writes_it(string bits, string expected)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal(expected, Canonical(value.ToString("E16", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("100e-2", "1")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("999999999999999", "999999999999999")]
    [InlineData("1000000000000000", "1000000000000000")]
    [InlineData("-123456789012345", "-123456789012345")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1000000000000000000000", "1e+21")]
    public void Every_spelling_of_a_number_has_one_form(string json, string expected) => Assert.Equal(expected, Canonical(json));

    [Fact]
    public void A_number_beyond_doubles_is_no_value_with_a_canonical_form() => Assert.Throws<ArgumentException>(() => Canonical("1e400"));

    [Fact]
    public void Escapes_that_need_none_are_undone_and_the_rest_are_short() => Assert.Equal(
        "\"A/\\b\\t\\n\\f\\r\\\"\\\\\\u001f\u007f é😀\\u0000\"",
        Canonical("""  "\u0041\/\b\t\n\f\r\"\\\u001F\u007f \u00e9\ud83d\ude00\u0000" """));

    [Fact]
    public void Members_are_sorted_by_code_units_and_one_can_be_left_out() => Assert.Equal(
        "{\"\":0,\"Z\":1,\"a\":{\"proof\":3},\"a\\n\":6,\"é\":4,\"😀\":5,\"\uFF21\":2}",
        Canonical("""{"\uFF21":2,"proof":[],"a\n":6,"\ud83d\ude00":5,"é":4,"":0,"\u0061":{"proof":3},"Z":1}""", "proof"));

    [Fact]
    public void An_object_of_many_members_is_sorted_whole()
    {
        var names = Enumerable.Range(0, 500).Select(i => "n" + ((i * 7919) % 500).ToString(CultureInfo.InvariantCulture)).ToArray();
        var json = "{" + string.Join(",", names.Select(name => $"\"{name}\":{{\"b\":1,\"a\":2}}")) + "}";
        var expected = "{" + string.Join(",", names.Order(StringComparer.Ordinal).Select(name => $"\"{name}\":{{\"a\":2,\"b\":1}}")) + "}";
        Assert.Equal(expected, Canonical(json));
    }

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form_and_means_the_same() => AnyJson(3).Sample(json =>
    {
        var canonical = Canonical(json);
        Assert.Equal(canonical, Canonical(canonical));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(canonical).RootElement));
    });

    [Fact]
    public void Every_finite_double_reads_back_as_itself() => Gen.Double.Where(double.IsFinite).Sample(value =>
        Assert.Equal(value, double.Parse(Canonical(value.ToString("R", CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture)));

    private static Gen<string> AnyJson(int depth)
    {
        var text = Gen.String.Where(value => !value.Any(char.IsSurrogate)).Select(value => JsonSerializer.Serialize(value));
        var scalar = Gen.OneOf(text, Gen.Int.Select(value => value.ToString(CultureInfo.InvariantCulture)),
            Gen.Double.Where(double.IsFinite).Select(value => value.ToString("R", CultureInfo.InvariantCulture)), Gen.Int[0, 4].Select(i => new[] { "null", "true", "false", "[]", "{}" }[i]));
        return depth == 0 ? scalar : Gen.OneOf(scalar,
            AnyJson(depth - 1).Array[0, 4].Select(items => $"[ {string.Join(" , ", items)} ]"),
            Gen.Select(text, AnyJson(depth - 1)).Array[0, 6].Select(members =>
                "{" + string.Join(",", members.DistinctBy(member => JsonSerializer.Deserialize<string>(member.Item1)).Select(member => $"{member.Item1} : {member.Item2}")) + "}"));
    }

    private static string Canonical(string json, string? except = null) => Encoding.UTF8.GetString(Canonical(Encoding.UTF8.GetBytes(json), except));

    private static byte[] Canonical(byte[] json, string? except = null)
    {
        var output = new ArrayBufferWriter<byte>();
        using var document = JsonDocument.Parse(json);
        JsonCanonicalizer.Write(document.RootElement, output, except);
        return output.WrittenSpan.ToArray();
    }
}
