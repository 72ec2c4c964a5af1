using System.Buffers.Binary;
using System.Text;

namespace Publisher.Cli.Keys;

/// <summary>Reads the data types of SSH (RFC 4251 §5) from bytes that may be anything: after a fault every answer is empty, and <see cref="IsBad"/> says so.</summary>
internal sealed class SshReader(ReadOnlyMemory<byte> rest)
{
    private ReadOnlyMemory<byte> rest = rest;

    /// <summary>Whether something did not fit.</summary>
    public bool IsBad { get; private set; }

    /// <summary>Whether everything fitted and nothing is left.</summary>
    public bool IsAtEnd => !IsBad && rest.IsEmpty;

    /// <summary>A uint32.</summary>
    public uint Number()
    {
        if (IsBad || rest.Length < sizeof(uint))
        {
            IsBad = true;
            return 0;
        }
        var number = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        rest = rest[sizeof(uint)..];
        return number;
    }

    /// <summary>A string of bytes.</summary>
    public byte[] Bytes()
    {
        var length = Number();
        if (IsBad || length > rest.Length)
        {
            IsBad = true;
            return [];
        }
        var bytes = rest[..(int)length].ToArray();
        rest = rest[(int)length..];
        return bytes;
    }

    /// <summary>A string of text.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());
}
