using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Canonical;

/// <summary>
/// One run of RFC 8785. Members of all open objects share one array, a segment each, so that nesting needs no list per object;
/// strings without escapes and short integers are copied as they stand, for they already are canonical.
/// </summary>
internal ref struct CanonicalJsonWriter(IBufferWriter<byte> output)
{
    private const int LongestExactInteger = 15;

    private JsonProperty[] _members = ArrayPool<JsonProperty>.Shared.Rent(64);
    private int _count;

    public readonly void Release() => ArrayPool<JsonProperty>.Shared.Return(_members, clearArray: true);

    public void WriteValue(JsonElement value, string? exceptMember = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, exceptMember);
                break;
            case JsonValueKind.Array:
                WriteArray(value);
                break;
            case JsonValueKind.String:
                WriteString(JsonMarshal.GetRawUtf8Value(value)[1..^1]);
                break;
            case JsonValueKind.Number:
                WriteNumber(JsonMarshal.GetRawUtf8Value(value));
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private void WriteObject(JsonElement value, string? exceptMember)
    {
        var start = _count;
        foreach (var member in value.EnumerateObject())
        {
            if (exceptMember is not null && member.NameEquals(exceptMember))
            {
                continue;
            }
            Push(member);
        }
        MemberOrder.Sort(_members.AsSpan(start, _count - start));
        var end = _count;
        WriteByte((byte)'{');
        for (var i = start; i < end; i++)
        {
            if (i > start)
            {
                WriteByte((byte)',');
            }
            WriteString(JsonMarshal.GetRawUtf8PropertyName(_members[i]));
            WriteByte((byte)':');
            WriteValue(_members[i].Value);
        }
        WriteByte((byte)'}');
        _count = start;
    }

    private void WriteArray(JsonElement value)
    {
        WriteByte((byte)'[');
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst)
            {
                WriteByte((byte)',');
            }
            isFirst = false;
            WriteValue(item);
        }
        WriteByte((byte)']');
    }

    private readonly void WriteString(ReadOnlySpan<byte> raw)
    {
        WriteByte((byte)'"');
        if (JsonStringBytes.IsPlain(raw))
        {
            output.Write(raw);
        }
        else
        {
            var plain = ArrayPool<byte>.Shared.Rent(raw.Length);
            WriteEscaped(plain.AsSpan(0, JsonStringBytes.Unescape(raw, plain)));
            ArrayPool<byte>.Shared.Return(plain);
        }
        WriteByte((byte)'"');
    }

    private readonly void WriteEscaped(ReadOnlySpan<byte> plain)
    {
        while (true)
        {
            var step = plain.IndexOfAny(Escaped);
            if (step < 0)
            {
                output.Write(plain);
                return;
            }
            output.Write(plain[..step]);
            WriteEscape(plain[step]);
            plain = plain[(step + 1)..];
        }
    }

    private readonly void WriteEscape(byte value)
    {
        var mark = value switch
        {
            (byte)'\b' => (byte)'b',
            (byte)'\t' => (byte)'t',
            (byte)'\n' => (byte)'n',
            (byte)'\f' => (byte)'f',
            (byte)'\r' => (byte)'r',
            (byte)'"' or (byte)'\\' => value,
            _ => default,
        };
        if (mark != default)
        {
            output.Write([(byte)'\\', mark]);
            return;
        }
        output.Write("\\u00"u8);
        output.Write([(byte)('0' + (value >> 4)), "0123456789abcdef"u8[value & 15]]);
    }

    private readonly void WriteNumber(ReadOnlySpan<byte> raw)
    {
        if (raw.Length <= LongestExactInteger && raw[0] != '-' && !raw.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            output.Write(raw);
            return;
        }
        Span<byte> text = stackalloc byte[EcmaScriptNumber.MaxLength];
        output.Write(text[..EcmaScriptNumber.Format(EcmaScriptNumber.Parse(raw), text)]);
    }

    private void Push(JsonProperty member)
    {
        if (_count == _members.Length)
        {
            var larger = ArrayPool<JsonProperty>.Shared.Rent(_count * 2);
            _members.AsSpan(0, _count).CopyTo(larger);
            Release();
            _members = larger;
        }
        _members[_count++] = member;
    }

    private readonly void WriteByte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private static SearchValues<byte> Escaped { get; } = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);
}
