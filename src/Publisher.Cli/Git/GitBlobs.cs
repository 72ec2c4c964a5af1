using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Publisher.Cli.Git;

/// <summary>Reads objects, one after another, from one running <c>git cat-file --batch</c>. Safe for several threads.</summary>
internal sealed class GitBlobs(GitProgram git) : IDisposable
{
    private readonly Process process = git.Start("cat-file", "--batch");
    private readonly Lock reading = new();

    /// <summary>The bytes of an object.</summary>
    /// <param name="id">Its hexadecimal name.</param>
    /// <param name="length">How many there must be.</param>
    /// <exception cref="CliException">It cannot be read.</exception>
    internal byte[] Read(string id, int length)
    {
        lock (reading)
        {
            process.StandardInput.Write(id + "\n");
            process.StandardInput.Flush();
            var output = process.StandardOutput.BaseStream;
            // <id> SP blob SP <length> LF <bytes> LF
            if (ReadLine(output).Split(' ') is not [_, "blob", var digits] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var found) || found != length)
            {
                throw CliException.Machine($"git has no whole object {id}", "the clone is not complete; fetch the commit it is compared with");
            }
            var bytes = new byte[length];
            output.ReadExactly(bytes);
            output.ReadByte();
            return bytes;
        }
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        process.StandardInput.Close();
        // It may still be writing when something went wrong; nobody listens any more.
        process.StandardOutput.Close();
        process.StandardError.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
        }
        process.Dispose();
    }

    private static string ReadLine(Stream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next >= 0 && next != '\n'; next = stream.ReadByte())
        {
            line.Append((char)next);
        }
        return line.ToString();
    }
}
