using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Publisher.Cli.Keys;

/// <summary>Writes the data types of SSH (RFC 4251 §5).</summary>
internal sealed class SshWriter
{
    private readonly ArrayBufferWriter<byte> output = new();

    /// <summary>A byte.</summary>
    public SshWriter Byte(byte value)
    {
        output.Write([value]);
        return this;
    }

    /// <summary>A uint32.</summary>
    public SshWriter Number(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(output.GetSpan(sizeof(uint)), value);
        output.Advance(sizeof(uint));
        return this;
    }

    /// <summary>A string of bytes.</summary>
    public SshWriter Bytes(ReadOnlySpan<byte> value)
    {
        Number((uint)value.Length);
        output.Write(value);
        return this;
    }

    /// <summary>A string of text.</summary>
    public SshWriter Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>What was written.</summary>
    public byte[] ToArray() => output.WrittenSpan.ToArray();
}
