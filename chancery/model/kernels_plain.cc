// The kernels for every processor.
#define CHANCERY_KERNELS plain
#define CHANCERY_LANES 4
#define CHANCERY_ROWS 3
#include "chancery/model/kernels_body.h"
