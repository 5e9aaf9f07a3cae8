namespace SunshineConversations.Emulator;

/// <summary>The latest deliveries. The lock of <see cref="EmulatorAccount"/> guards it.</summary>
internal sealed class DeliveryLog
{
    private const int MaxCount = 1000;
    private const int MaxBytes = 16 * 1024 * 1024;

    private readonly Queue<WebhookDelivery> _deliveries = [];
    private int _bytes;

    public IEnumerable<WebhookDelivery> Deliveries => _deliveries;

    public void Add(WebhookDelivery delivery)
    {
        _deliveries.Enqueue(delivery);
        _bytes += delivery.Body.Length;
        while (_deliveries.Count > MaxCount || (_bytes > MaxBytes && _deliveries.Count > 1))
            _bytes -= _deliveries.Dequeue().Body.Length;
    }

    public void Clear()
    {
        _deliveries.Clear();
        _bytes = 0;
    }
}
