using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Publisher.Credentials.Json;

/// <summary>The rules of strict JSON that a lenient parser lets pass, and the words for what it refuses.</summary>
internal static class StrictJson
{
    private static readonly SearchValues<byte> BeforeExponent = SearchValues.Create("0123456789.-"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Size, byte order mark, UTF-8 and surrogates, before anything is parsed.</summary>
    public static JsonProblem? FindEncodingProblem(ReadOnlySpan<byte> json, JsonLimits limits)
    {
        if (json.Length > limits.Bytes)
        {
            return new(JsonProblemKind.TooLarge, limits.Bytes, string.Create(CultureInfo.InvariantCulture,
                $"{json.Length} bytes, and at most {limits.Bytes} are read"));
        }
        if (json.StartsWith(ByteOrderMark))
        {
            return new(JsonProblemKind.ByteOrderMark, 0, "starts with a byte order mark");
        }
        return Utf8.IsValid(json)
            ? FindLoneSurrogate(json)
            : new(JsonProblemKind.NotUtf8, FirstInvalidByte(json), "not UTF-8 from here on");
    }

    /// <summary>Which problem made the parser refuse, and where.</summary>
    public static JsonProblem Explain(ReadOnlySpan<byte> json, JsonLimits limits, JsonException refusal)
    {
        var open = new Stack<HashSet<string>?>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        if (reader.CurrentDepth >= limits.Depth)
                        {
                            return new(JsonProblemKind.TooDeep, (int)reader.TokenStartIndex, string.Create(CultureInfo.InvariantCulture,
                                $"nested deeper than {limits.Depth} levels"));
                        }
                        open.Push(reader.TokenType == JsonTokenType.StartObject ? new HashSet<string>(StringComparer.Ordinal) : null);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        if (reader.GetString() is { } name && !open.Peek()!.Add(name))
                        {
                            return new(JsonProblemKind.DuplicateMember, (int)reader.TokenStartIndex, $"the member \"{name}\" stands here a second time");
                        }
                        break;
                }
            }
        }
        catch (JsonException fault)
        {
            return new(JsonProblemKind.Syntax, OffsetOf(json, fault), "not JSON from here on");
        }
        return new(JsonProblemKind.Syntax, OffsetOf(json, refusal), "not JSON from here on");
    }

    /// <summary>A number that no IEEE double comes near. The text is known to be JSON.</summary>
    public static JsonProblem? FindLargeNumber(ReadOnlySpan<byte> json)
    {
        if (!MayHaveLargeNumber(json))
        {
            return null;
        }
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number && (!reader.TryGetDouble(out var value) || !double.IsFinite(value)))
            {
                return new(JsonProblemKind.NumberTooLarge, (int)reader.TokenStartIndex, "a number too large to be signed, whose size no program keeps");
            }
        }
        return null;
    }

    // Only a number with an exponent, or of more digits than a double can have, is worth a second reading.
    private static bool MayHaveLargeNumber(ReadOnlySpan<byte> json)
    {
        // A run of 300 digits covers some whole block of this size.
        const int Block = 150;
        for (var at = Block; at <= json.Length; at += Block)
        {
            if (!json.Slice(at - Block, Block).ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            {
                return true;
            }
        }
        for (var at = FindExponent(json, 1); at < json.Length; at = FindExponent(json, at + 1))
        {
            var before = json[..at].LastIndexOfAnyExcept(BeforeExponent);
            if (before >= 0 && " \t\r\n:,["u8.Contains(json[before]))
            {
                return true;
            }
        }
        return false;
    }

    // The next E, in either case, that stands behind a digit; the end of the text when there is none. Prose is full of other Es, so many places are looked at in one step.
    private static int FindExponent(ReadOnlySpan<byte> json, int from)
    {
        var at = from;
        for (; at + Vector<byte>.Count <= json.Length; at += Vector<byte>.Count)
        {
            var isE = Vector.Equals(new Vector<byte>(json[at..]) | new Vector<byte>(0x20), new Vector<byte>((byte)'e'));
            var isBehindDigit = Vector.LessThan(new Vector<byte>(json[(at - 1)..]) - new Vector<byte>((byte)'0'), new Vector<byte>(10));
            if ((isE & isBehindDigit) != Vector<byte>.Zero)
            {
                break;
            }
        }
        for (; at < json.Length; at++)
        {
            if ((json[at] | 0x20) == 'e' && char.IsAsciiDigit((char)json[at - 1]))
            {
                return at;
            }
        }
        return json.Length;
    }

    // An escape that is half of a surrogate pair. What is no JSON at all is left to the parser's own words.
    private static JsonProblem? FindLoneSurrogate(ReadOnlySpan<byte> json)
    {
        for (var at = 0; ;)
        {
            var step = json[at..].IndexOf((byte)'\\');
            if (step < 0)
            {
                return null;
            }
            at += step;
            var unit = EscapedUnit(json[at..]);
            if (char.IsHighSurrogate(unit) && char.IsLowSurrogate(EscapedUnit(json[(at + 6)..])))
            {
                at += 12;
            }
            else if (char.IsSurrogate(unit))
            {
                return new(JsonProblemKind.LoneSurrogate, at, "half of a surrogate pair, which is no character");
            }
            else
            {
                at = Math.Min(at + 2, json.Length);
            }
        }
    }

    // The code unit of an escape of the form u and four digits; NUL for every other text.
    private static char EscapedUnit(ReadOnlySpan<byte> json) =>
        json is [(byte)'\\', (byte)'u', _, _, _, _, ..] ? (char)JsonStringBytes.HexValue(json.Slice(2, 4)) : default;

    /// <summary>Only an object (a document) or an array (a proof file) is read.</summary>
    public static JsonProblem? FindWrongRoot(ReadOnlySpan<byte> json, JsonValueKind kind) => kind is JsonValueKind.Object or JsonValueKind.Array
        ? null
        : new(JsonProblemKind.WrongRoot, json.IndexOfAnyExcept(" \t\r\n"u8), "expected an object");

    private static int FirstInvalidByte(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(json[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }
        return at;
    }

    private static int OffsetOf(ReadOnlySpan<byte> json, JsonException fault)
    {
        var at = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            at += json[at..].IndexOf((byte)'\n') + 1;
        }
        return (int)Math.Min(at + (fault.BytePositionInLine ?? 0), json.Length);
    }
}
