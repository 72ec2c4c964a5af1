using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Publisher.Credentials.Json;

namespace Publisher.Credentials.Canonical;

/// <summary>
/// One run of RFC 8785. Members of all open objects share one array, a segment each, so that nesting needs no list per object;
/// strings without escapes and short integers are copied as they stand, for they already are canonical.
/// </summary>
internal ref struct CanonicalJsonWriter(ByteBuffer output)
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
                output.Append(JsonMarshal.GetRawUtf8Value(value));
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
        output.Append((byte)'{');
        for (var i = start; i < end; i++)
        {
            if (i > start)
            {
                output.Append((byte)',');
            }
            WriteString(JsonMarshal.GetRawUtf8PropertyName(_members[i]));
            output.Append((byte)':');
            WriteValue(_members[i].Value);
        }
        output.Append((byte)'}');
        _count = start;
    }

    private void WriteArray(JsonElement value)
    {
        output.Append((byte)'[');
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst)
            {
                output.Append((byte)',');
            }
            isFirst = false;
            WriteValue(item);
        }
        output.Append((byte)']');
    }

    private readonly void WriteString(ReadOnlySpan<byte> raw)
    {
        output.Append((byte)'"');
        if (JsonStringBytes.IsPlain(raw))
        {
            output.Append(raw);
        }
        else
        {
            var plain = ArrayPool<byte>.Shared.Rent(raw.Length);
            WriteEscaped(plain.AsSpan(0, JsonStringBytes.Unescape(raw, plain)));
            ArrayPool<byte>.Shared.Return(plain);
        }
        output.Append((byte)'"');
    }

    private readonly void WriteEscaped(ReadOnlySpan<byte> plain)
    {
        while (true)
        {
            var step = plain.IndexOfAny(Escaped);
            if (step < 0)
            {
                output.Append(plain);
                return;
            }
            output.Append(plain[..step]);
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
            output.Append([(byte)'\\', mark]);
            return;
        }
        output.Append("\\u00"u8);
        output.Append([(byte)('0' + (value >> 4)), "0123456789abcdef"u8[value & 15]]);
    }

    private readonly void WriteNumber(ReadOnlySpan<byte> raw)
    {
        if (raw.Length <= LongestExactInteger && raw[0] != '-' && !raw.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            output.Append(raw);
            return;
        }
        Span<byte> text = stackalloc byte[EcmaScriptNumber.MaxLength];
        output.Append(text[..EcmaScriptNumber.Format(EcmaScriptNumber.Parse(raw), text)]);
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

    private static SearchValues<byte> Escaped { get; } = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);
}
