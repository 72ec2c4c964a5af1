using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Publisher.Cli.Tests.Network;

/// <summary>One request: its path, its head as sent, and the stream to answer on, byte for byte.</summary>
internal sealed record LoopbackRequest(string Path, string Head, NetworkStream Stream)
{
    public Task Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    public async Task Send(ReadOnlyMemory<byte> bytes) => await Stream.WriteAsync(bytes);

    /// <summary>A whole, honest answer.</summary>
    public async Task Answer(string status, string headers, ReadOnlyMemory<byte> body)
    {
        await Send($"HTTP/1.1 {status}\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        await Send(body);
    }
}

/// <summary>A server on this computer that answers in whatever way a test says; a raw one, so that it can break every rule.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private int connections;

    internal LoopbackServer()
    {
        listener.Start();
        _ = Listen();
    }

    /// <summary>How it answers.</summary>
    internal Func<LoopbackRequest, Task> Behaviour { get; set; } = request => request.Answer("404 Not Found", "", default);

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    internal int Connections => Volatile.Read(ref connections);

    internal List<string> Heads { get; } = [];

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                _ = Serve(client);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new StringBuilder();
                var one = new byte[1];
                while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && head.Length < 8192)
                {
                    if (await stream.ReadAsync(one, stop.Token) == 0)
                    {
                        return;
                    }
                    head.Append((char)one[0]);
                    if (one[0] > 127 || one[0] == 22)
                    {
                        // A TLS greeting: answered with what is none.
                        await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
                        return;
                    }
                }
                lock (Heads)
                {
                    Heads.Add(head.ToString());
                }
                await Behaviour(new(head.ToString().Split(' ')[1], head.ToString(), stream));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The other side had enough.
            }
        }
    }
}
